import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import type { ConnectEngine, Engine } from "../../../src/engine/engine";
import { EngineError } from "../../../src/engine/engineError";
import type { DaemonMode, EngineEvent, Ping } from "../../../src/engine/model";
import { LiveModeMonitor, type MonitorTimes } from "../../../src/mode/liveModeMonitor";
import type { DockerDesktop, ModeState } from "../../../src/mode/mode";
import { sleep } from "../../../src/platform/clock";
import type { Logger } from "../../../src/platform/logger";

const desktop: DockerDesktop = {
  dockerCliPath: undefined,
  dockerPath: undefined,
  applicationPath: undefined,
  activeHost: "npipe:////./pipe/docker_engine",
};
const linux: ModeState = { kind: "known", mode: "linux" };
const windows: ModeState = { kind: "known", mode: "windows" };

const monitors: LiveModeMonitor[] = [];

describe("LiveModeMonitor", () => {
  afterEach(() => {
    for (const monitor of monitors.splice(0)) {
      monitor.dispose();
    }
  });

  it("says that there is no Docker Desktop until it is told of one, and when it is gone", async () => {
    const { monitor, states } = followed(new DoubledEngine());

    assert.deepEqual(monitor.state, { kind: "absent" });
    await until(() => states.length === 1);
    monitor.follow(undefined);

    assert.deepEqual(states, [linux, { kind: "absent" }]);
  });

  it("asks once and then only listens while all is well", async () => {
    const engine = new DoubledEngine();
    const { states } = followed(engine);

    await sleep(150);

    assert.deepEqual(states, [linux]);
    assert.equal(engine.questions, 1);
  });

  it("asks again when the stream ends", async () => {
    const engine = new DoubledEngine();
    const { states } = followed(engine);
    await until(() => states.length === 1);

    engine.behaviour = "windows";
    engine.endStreams();
    await until(() => states.length === 2);

    assert.deepEqual(states, [linux, windows]);
  });

  it("asks again after a while although the stream goes on: it may lead to the engine that was active before", async () => {
    const engine = new DoubledEngine();
    const { states } = followed(engine, { reassureMs: 60 });
    await until(() => states.length === 1);

    engine.behaviour = "windows";
    await until(() => states.length === 2);

    assert.deepEqual(states, [linux, windows]);
  });

  it("tells why the engine does not answer, and sees it come back", async () => {
    const engine = new DoubledEngine();
    const { states } = followed(engine);
    await until(() => states.length === 1);

    engine.behaviour = "down";
    engine.endStreams();
    await until(() => states.length === 2);
    engine.behaviour = "windows";
    await until(() => states.length === 3);

    assert.deepEqual(
      states.map((state) => (state.kind === "unknown" ? state.failure?.kind : state)),
      [linux, "unreachable", windows],
    );
  });

  it("is not held up by a question that hangs", async () => {
    const engine = new DoubledEngine();
    const { states } = followed(engine);
    await until(() => states.length === 1);

    engine.behaviour = "hung";
    engine.endStreams();
    await until(() => engine.questions >= 3);
    engine.behaviour = "windows";
    await until(() => states.length === 2);

    assert.deepEqual(states, [linux, windows]);
  });

  it("asks a dead engine less and less often", async () => {
    const engine = new DoubledEngine();
    engine.behaviour = "down";
    followed(engine, { patientMs: 80 });

    await until(() => engine.questions === 6);

    // No upper bounds: a machine may be slow, and no timer is early by more than its rounding.
    const pauses = engine.askedAt.slice(1).map((at, index) => at - (engine.askedAt[index] ?? 0));
    [10, 20, 40, 80, 80].forEach((atLeast, index) => assert.ok((pauses[index] ?? 0) > atLeast - 2, pauses.join(", ")));
  });

  it("asks a dead engine at once, and eagerly from then on, when something tells that it is coming", async () => {
    const engine = new DoubledEngine();
    engine.behaviour = "down";
    const { monitor, states } = followed(engine, { patientMs: 60_000 });
    await until(() => engine.questions === 5);

    const began = performance.now();
    monitor.expectAnswer("coming");
    // With ever longer pauses as many would take 10 seconds.
    await until(() => engine.questions >= 5 + 10);
    assert.ok(performance.now() - began < 4_000, `${performance.now() - began} ms`);
    engine.behaviour = "windows";
    await until(() => states.at(-1)?.kind === "known");

    assert.deepEqual(states.at(-1), windows);
  });

  it("asks a dead engine at once, and then rarely again, when something tells that it may be there", async () => {
    const engine = new DoubledEngine();
    engine.behaviour = "down";
    const { monitor } = followed(engine, { patientMs: 60_000 });
    await sleep(300);
    const { questions } = engine;

    monitor.expectAnswer("perhaps");
    await sleep(200);

    const more = engine.questions - questions;
    assert.ok(more >= 1 && more < 8, String(more));
  });

  it("leaves an engine alone that answers, whatever else tells", async () => {
    const engine = new DoubledEngine();
    const { monitor } = followed(engine);
    await sleep(20);

    monitor.expectAnswer("coming");
    await sleep(50);

    assert.equal(engine.questions, 1);
  });

  it("does not race when streams end at once", async () => {
    const engine = new DoubledEngine();
    engine.streams = "break";
    const { states } = followed(engine);

    await sleep(300);

    assert.deepEqual(states, [linux]);
    assert.ok(engine.questions <= 9, String(engine.questions));
  });

  it("shows a switch that is under way until the other mode is seen, whatever happens in between", async () => {
    const engine = new DoubledEngine();
    const { monitor, states } = followed(engine);
    await until(() => states.length === 1);

    const expectation = monitor.expect("windows");
    await until(() => engine.questions >= 3);
    engine.behaviour = "down";
    const { questions } = engine;
    await until(() => engine.questions >= questions + 2);
    engine.behaviour = "windows";
    await until(() => states.length === 3);
    expectation.dispose();
    await sleep(30);

    assert.deepEqual(states, [linux, { kind: "switching", target: "windows" }, windows]);
  });

  it("shows what is there when a switch was given up", async () => {
    const engine = new DoubledEngine();
    const { monitor, states } = followed(engine);
    await until(() => states.length === 1);

    monitor.expect("windows").dispose();
    await until(() => states.length === 3);

    assert.deepEqual(states, [linux, { kind: "switching", target: "windows" }, linux]);
  });

  it("leaves nothing open and asks nothing any more once it is disposed", async () => {
    const engine = new DoubledEngine();
    const { monitor } = followed(engine);
    await sleep(20);

    monitor.dispose();
    await sleep(20);
    const { questions } = engine;
    engine.endStreams();
    await sleep(60);

    assert.equal(engine.questions, questions);
    assert.equal(engine.connections, 0);
  });
});

/** Patient, for machines that are busy; what must not happen is looked for after a short while instead. */
async function until(isTrue: () => boolean): Promise<void> {
  for (const began = performance.now(); !isTrue();) {
    assert.ok(performance.now() - began < 10_000, "waited in vain");
    await sleep(2);
  }
}

function followed(
  engine: DoubledEngine,
  times: Partial<MonitorTimes> = {},
): { readonly monitor: LiveModeMonitor; readonly states: ModeState[] } {
  const monitor = new LiveModeMonitor(engine.connect, silentLogger, {
    eagerMs: 10,
    eagerForMs: 60_000,
    patientMs: 100,
    reassureMs: 60_000,
    ...times,
  });
  monitors.push(monitor);
  const states: ModeState[] = [];
  monitor.onDidChange((state) => states.push(state));
  monitor.follow(desktop);
  return { monitor, states };
}

/** The engine behind the active address, in each way it can be. */
class DoubledEngine {
  behaviour: DaemonMode | "down" | "hung" = "linux";
  streams: "hold" | "break" = "hold";
  questions = 0;
  readonly askedAt: number[] = [];
  connections = 0;
  private life = new AbortController();

  endStreams(): void {
    this.life.abort();
    this.life = new AbortController();
  }

  readonly connect: ConnectEngine = () => {
    this.connections++;
    const engine: Pick<Engine, "ping" | "events" | "dispose"> = {
      ping: async (signal) => this.ping(signal),
      events: (_options, signal) => this.events(signal),
      dispose: () => {
        this.connections--;
      },
    };
    return Promise.resolve(engine as Engine);
  };

  private async ping(signal: AbortSignal): Promise<Ping> {
    this.questions++;
    this.askedAt.push(performance.now());
    const endpoint = desktop.activeHost;
    switch (this.behaviour) {
      case "down":
        throw new EngineError({ kind: "unreachable", endpoint, detail: "ENOENT" });
      case "hung":
        await sleep(3_000, signal);
        throw new EngineError({ kind: "notAnswering", endpoint, afterMs: 3_000 });
      case "linux":
      case "windows":
        return { mode: this.behaviour, apiVersion: undefined, time: undefined };
    }
  }

  private events(signal: AbortSignal): AsyncIterable<EngineEvent> {
    const { streams } = this;
    const ended = AbortSignal.any([signal, this.life.signal]);
    return {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          if (streams === "hold") {
            await sleep(60_000, ended).catch(() => undefined);
          }
          signal.throwIfAborted();
          return { done: true, value: undefined };
        },
      }),
    };
  }
}

const silentLogger: Logger = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (message, ...details) => {
    throw new Error(`Nothing may go wrong here: ${String(message)} ${details.join(" ")}`);
  },
};
