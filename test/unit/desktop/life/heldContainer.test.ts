import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { describe, it } from "node:test";
import { HeldContainer } from "../../../../src/desktop/life/heldContainer";
import type { Engine } from "../../../../src/engine/engine";

const { signal } = new AbortController();

describe("a held container", () => {
  it("is let go, and what was done in it counts, also when the engine is slow to remove it", async () => {
    let closings = 0;
    const session = { stream: new PassThrough(), stderr: undefined, close: () => (closings += 1) };
    const engine = {
      create: () => Promise.resolve({ id: "helper", warnings: [] }),
      start: () => Promise.resolve(),
      exec: () => Promise.resolve(session),
      remove: () => Promise.reject(new DOMException("too late", "TimeoutError")),
    } as unknown as Engine;
    const held = await HeldContainer.create(engine, { image: "a", purpose: "win-storage", undo: "" }, signal);

    await held.release();

    assert.equal(closings, 1);
  });
});
