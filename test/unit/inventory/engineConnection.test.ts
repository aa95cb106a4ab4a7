import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LiveInventory } from "../../../src/inventory/liveInventory";
import { aContainer, anEndpoint, arrange, following } from "./arrange";
import { silentLogger } from "../platform/loggers";

describe("LiveInventory, when an engine fails", () => {
  it("keeps what it knew and says why it is unavailable", async () => {
    const { clock, machine, docker, engine, told } = await following("a");
    machine.engines.clear();
    docker.breakStreams();
    await clock.advance(10);

    const { state, container, info } = engine();
    assert.equal(state.kind === "unavailable" && state.failure.kind, "unreachable");
    assert.deepEqual([[...container.keys()], info?.id], [["a"], "L"]);
    assert.deepEqual(
      told.map(({ changes }) => changes.map(({ engine: itself, objects }) => [itself, objects.container])),
      [[["changed", { added: [], removed: [], changed: [] }]]],
    );
  });

  it("tries for ever, ever more rarely, without saying so each time", async () => {
    const { clock, machine, docker, engine, told } = await following("a");
    machine.engines.clear();
    docker.breakStreams();
    await clock.advance(3_600_000);

    const { state } = engine();
    assert.ok(state.kind === "unavailable" && state.attempt > 100 && state.attempt < 140);
    assert.ok(state.retryAt > clock.unixTime() && state.retryAt <= clock.unixTime() + 30_000);
    assert.equal(told.length, 1);

    docker.add(aContainer({ id: "b" }));
    machine.engines.set("sock", docker);
    await clock.advance(30_000);
    assert.deepEqual([engine().state.kind, [...engine().container.keys()]], ["connected", ["a", "b"]]);
  });

  it("tells on its return only what differs", async () => {
    const { clock, machine, docker, told } = await following("kept", "gone", "stopped");
    machine.engines.clear();
    docker.breakStreams();
    await clock.advance(1_000);
    told.length = 0;
    docker.things.container.delete("gone");
    docker.add(aContainer({ id: "stopped", state: "exited" }), aContainer({ id: "kept", status: "Up 6 minutes" }));
    machine.engines.set("sock", docker);
    await clock.advance(5_000);

    assert.deepEqual(
      told.map(({ changes }) => changes.map((change) => [change.engine, change.objects.container])),
      [[["changed", { added: [], removed: ["gone"], changed: ["stopped"] }]]],
    );
  });

  it("shows nothing of a connection that broke and is there again", async () => {
    const { clock, docker, told, engine } = await following("a");
    await clock.advance(10_000);
    docker.add(aContainer({ id: "b" }));
    docker.breakStreams();
    await clock.advance(10);

    assert.equal(engine().state.kind, "connected");
    assert.deepEqual(
      told.flatMap(({ changes }) => changes.map((change) => [change.engine, change.objects.container.added])),
      [["same", ["b"]]],
    );
  });

  it("does not run in circles with an engine that breaks every connection", async () => {
    const { clock, docker } = await following("a");
    docker.breakStreams();
    for (let step = 0; step < 600; step += 1) {
      await clock.advance(100);
      docker.breakStreams();
    }

    assert.ok(docker.asked.filter((asked) => asked === "info").length < 12);
  });

  it("finds out within 38 s that a quiet engine hangs, and is back when it does", async () => {
    const { clock, docker, engine } = await following("a");
    docker.trouble = "hung";
    await clock.advance(38_000);
    const { state } = engine();
    assert.ok(state.kind === "unavailable" && state.failure.kind === "notAnswering");
    assert.deepEqual([...engine().container.keys()], ["a"]);

    docker.trouble = undefined;
    await clock.advance(5_000);
    assert.equal(engine().state.kind, "connected");
  });

  it("says that an engine answers with its own failure", async () => {
    const { clock, docker, engine } = await following("a");
    const failure = { kind: "engineFailed", endpoint: "sock", status: 500, detail: "disk full" } as const;
    docker.trouble = failure;
    docker.say("container", "start", "a");
    await clock.advance(100);

    const { state } = engine();
    assert.deepEqual(state.kind === "unavailable" && state.failure, failure);
    assert.deepEqual([...engine().container.keys()], ["a"]);
  });

  it("shows a fault that is not the engine's too", async () => {
    const { clock } = arrange();
    const broken = new LiveInventory({
      connect: () => Promise.reject(new Error("no such key file")),
      logger: silentLogger,
      clock,
    });
    broken.setEndpoints([anEndpoint("ssh")]);
    await clock.advance(10);

    const state = broken.engines[0]?.state;
    assert.deepEqual(state?.kind === "unavailable" && state.failure, {
      kind: "unexpectedAnswer",
      operation: "connect",
      detail: "no such key file",
    });
    broken.dispose();
  });

  it("reads certificates again after they were refused", async () => {
    const { clock, machine, docker } = await following();
    docker.trouble = { kind: "tls", endpoint: "sock", detail: "expired" };
    docker.breakStreams();
    await clock.advance(1_000);

    assert.ok(machine.disposed > 0);
  });
});
