import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { describe, it, type TestContext } from "node:test";
import type { Engine } from "../../../../src/engine/engine";
import { recreateChanged } from "../../../../src/engine/recreateChanged";
import { isAbortError } from "../../../../src/platform/abort";
import { FakeClock } from "../../platform/fakeClock";
import { engineAnswering, json } from "./answeringServer";
import { becomes } from "./expectations";

const record = {
  Id: "old",
  Image: "sha256:1",
  Config: { Image: "web:1" },
  HostConfig: { Image: "web:1" },
  NetworkSettings: { Networks: {} },
};

/** An engine whose POSTs to a path that ends like this one are answered when the test says so. */
async function engineSlowAt(test: TestContext, path: string) {
  const waiting: ServerResponse[] = [];
  const clock = new FakeClock();
  const { engine, requests } = await engineAnswering(
    test,
    ({ method, url = "" }, response) => {
      if (method === "POST" && (url.split("?")[0] ?? "").endsWith(path)) {
        waiting.push(response);
      } else if (method === "GET") {
        json(response, url.includes("/images/") ? {} : record);
      } else {
        response.writeHead(204).end();
      }
    },
    clock,
  );
  return { engine, requests, clock, waiting };
}

interface Making {
  readonly path: string;
  readonly call: (engine: Engine, signal: AbortSignal) => Promise<unknown>;
}

const makings: Readonly<Record<string, Making>> = {
  "a container": { path: "/containers/create", call: (engine, signal) => engine.create({ image: "a" }, signal) },
  "a container like another": {
    path: "/containers/create",
    call: (engine, signal) => engine.containers.createLike("old", { name: "web" }, signal),
  },
  "a name": { path: "/rename", call: (engine, signal) => engine.containers.rename("old", "web", signal) },
  "a volume": { path: "/volumes/create", call: (engine, signal) => engine.createVolume("data", {}, signal) },
  "a network": { path: "/networks/create", call: (engine, signal) => engine.createNetwork("front", {}, signal) },
};

describe("what makes something", () => {
  for (const [what, { path, call }] of Object.entries(makings)) {
    it(`says what it made of ${what} though it is cancelled meanwhile`, async (test) => {
      const { engine, waiting } = await engineSlowAt(test, path);
      const controller = new AbortController();
      const making = call(engine, controller.signal);
      assert.ok(await becomes(() => waiting.length === 1));

      controller.abort();
      waiting.forEach((response) => json(response, { Id: "made", Name: "made", Warnings: [] }, 201));

      await making;
    });
  }

  it("is not waited for without end when it is cancelled", async (test) => {
    const { engine, waiting, clock } = await engineSlowAt(test, "/containers/create");
    const controller = new AbortController();
    const making = assert.rejects(engine.create({ image: "a" }, controller.signal), isAbortError);
    assert.ok(await becomes(() => waiting.length === 1));

    controller.abort();
    await clock.advance(30_000);

    await making;
  });
});

describe("recreateChanged", () => {
  it("leaves no second container, and the first its name, when it is cancelled while the engine makes the second", async (test) => {
    const { engine, requests, waiting } = await engineSlowAt(test, "/containers/create");
    const controller = new AbortController();
    const container = { id: "old", name: "web" };
    const recreating = recreateChanged(
      engine,
      container,
      { changes: { isolation: "hyperv" }, old: "remove" },
      controller.signal,
    );
    assert.ok(await becomes(() => waiting.length === 1));

    controller.abort();
    waiting.forEach((response) => json(response, { Id: "new" }, 201));

    await assert.rejects(recreating, isAbortError);
    assert.deepEqual(requests.slice(-2), ["DELETE /containers/new?force=true", "POST /containers/old/rename?name=web"]);
  });
});
