import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod/mini";
import { notification, request } from "../../../src/protocol/define";
import { dispatchNotification, dispatchRequest } from "../../../src/protocol/dispatch";

const api = {
  double: request(z.object({ value: z.number() }), z.number()),
  nothing: request(z.void(), z.void()),
  moved: notification(z.object({ x: z.number() })),
} as const;

async function answerTo(message: unknown): Promise<unknown> {
  const handlers = {
    double: ({ value }: { value: number }) =>
      value === 13 ? Promise.reject(new Error("not thirteen")) : Promise.resolve(value * 2),
    nothing: () => Promise.resolve(),
  };
  return dispatchRequest(
    { api, handlers, describeError: (error) => (error instanceof Error ? error.message : "?") },
    message,
  );
}

describe("dispatchRequest", () => {
  it("answers with the handler's result", async () => {
    const answer = await answerTo({ type: "request", id: 1, method: "double", params: { value: 4 } });
    assert.deepEqual(answer, { type: "response", id: 1, ok: true, result: 8 });
  });

  it("takes a missing parameter for none, as JSON delivers it", async () => {
    const answer = await answerTo({ type: "request", id: 2, method: "nothing" });
    assert.deepEqual(answer, { type: "response", id: 2, ok: true, result: undefined });
  });

  it("answers a failing handler with its words", async () => {
    const answer = await answerTo({ type: "request", id: 3, method: "double", params: { value: 13 } });
    assert.deepEqual(answer, { type: "response", id: 3, ok: false, message: "not thirteen" });
  });

  it("answers what it does not know, also when every object has something of that name", async () => {
    for (const method of ["constructor", "toString", "moved", "missing"]) {
      const answer = await answerTo({ type: "request", id: 4, method });
      assert.equal((answer as { ok: boolean }).ok, false, method);
    }
  });

  it("refuses malformed parameters before the handler sees them", async () => {
    const answer = await answerTo({ type: "request", id: 5, method: "double", params: { value: "4" } });
    assert.equal((answer as { ok: boolean }).ok, false);
  });

  it("leaves other messages alone", async () => {
    assert.equal(await answerTo({ type: "notification", name: "moved", data: { x: 1 } }), undefined);
    assert.equal(await answerTo("hello"), undefined);
  });
});

describe("dispatchNotification", () => {
  it("hands parsed data to the listener of that name", () => {
    const seen: number[] = [];
    const listeners = { moved: ({ x }: { x: number }) => void seen.push(x) };
    assert.equal(dispatchNotification(api, listeners, { type: "notification", name: "moved", data: { x: 3 } }), true);
    assert.equal(
      dispatchNotification(api, listeners, { type: "notification", name: "valueOf", data: { x: 3 } }),
      false,
    );
    assert.throws(() => dispatchNotification(api, listeners, { type: "notification", name: "moved", data: {} }));
    assert.deepEqual(seen, [3]);
  });
});
