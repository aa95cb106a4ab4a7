import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ConnectEngine, Engine } from "../../../src/engine/engine";
import { EngineError } from "../../../src/engine/engineError";
import type { DaemonMode, EngineEvent, Ping } from "../../../src/engine/model";
import { LiveModeMonitor } from "../../../src/mode/liveModeMonitor";
import type { DockerDesktop, ModeState } from "../../../src/mode/mode";
import { sleep } from "../../../src/platform/clock";
import { FakeClock } from "../platform/fakeClock";
import { strictLogger } from "../platform/loggers";

const desktop: DockerDesktop = {
  dockerCliPath: undefined,
  dockerPath: undefined,
  applicationPath: undefined,
  activeHost: "npipe:////./pipe/docker_engine",
};
const linux: ModeState = { kind: "known", mode: "linux" };
const windows: ModeState = { kind: "known", mode: "windows" };

describe("LiveModeMonitor", () => {
  it("says that there is no Docker Desktop until it is told of one, and when it is gone", async () => {
    const { clock, monitor, states } = followed();

    assert.deepEqual(monitor.state, { kind: "absent" });
    await clock.advance(0);
    monitor.follow(undefined);

    assert.deepEqual(states, [linux, { kind: "absent" }]);
  });

  it("asks once and then only listens while all is well", async () => {
    const { clock, engine, states } = followed();

    await clock.advance(29_000);

    assert.deepEqual(states, [linux]);
    assert.equal(engine.questions, 1);
  });

  it("asks again when the stream ends", async () => {
    const { clock, engine, states } = followed();
    await clock.advance(2_000);

    engine.behaviour = "windows";
    engine.endStreams();
    await clock.advance(0);

    assert.deepEqual(states, [linux, windows]);
  });

  it("asks again after a while although the stream goes on: it may lead to the engine that was active before", async () => {
    const { clock, engine, states } = followed();
    await clock.advance(0);

    engine.behaviour = "windows";
    await clock.advance(29_999);
    assert.deepEqual(states, [linux]);
    await clock.advance(1);

    assert.deepEqual(states, [linux, windows]);
  });

  it("tells why the engine does not answer, and sees it come back", async () => {
    const { clock, engine, states } = followed();
    await clock.advance(2_000);

    engine.behaviour = "down";
    engine.endStreams();
    await clock.advance(60_000);
    engine.behaviour = "windows";
    await clock.advance(200);

    assert.deepEqual(
      states.map((state) => (state.kind === "unknown" ? state.failure?.kind : state)),
      [linux, "unreachable", windows],
    );
  });

  it("is not held up by a question that hangs", async () => {
    const { clock, engine, states } = followed();
    await clock.advance(2_000);

    engine.behaviour = "hung";
    engine.endStreams();
    await clock.advance(1_000);
    assert.equal(engine.questions, 7);
    engine.behaviour = "windows";
    await clock.advance(200);

    assert.deepEqual(states, [linux, windows]);
  });

  it("asks a dead engine less and less often", async () => {
    const { clock, engine } = followed("down");

    await clock.advance(60_000);

    assert.deepEqual(engine.pauses(), [200, 400, 800, 1_600, 3_200, 6_400, 12_800, 15_000, 15_000]);
  });

  it("asks a dead engine at once, and eagerly from then on, when something tells that it is coming", async () => {
    const { clock, engine, monitor, states } = followed("down");
    await clock.advance(60_000);
    engine.forgetQuestions();

    monitor.expectAnswer("coming");
    await clock.advance(2_000);
    assert.deepEqual(engine.pauses(), Array<number>(10).fill(200));
    engine.behaviour = "windows";
    await clock.advance(200);

    assert.deepEqual(states.at(-1), windows);
  });

  it("asks a dead engine at once, and then rarely again, when something tells that it may be there", async () => {
    const { clock, engine, monitor } = followed("down");
    await clock.advance(60_000);
    engine.forgetQuestions();

    monitor.expectAnswer("perhaps");
    await clock.advance(10_000);

    assert.deepEqual(engine.pauses(), [200, 400, 800, 1_600, 3_200]);
  });

  it("leaves an engine alone that answers, whatever else tells", async () => {
    const { clock, engine, monitor } = followed();
    await clock.advance(100);

    monitor.expectAnswer("coming");
    await clock.advance(10_000);

    assert.equal(engine.questions, 1);
  });

  it("does not race when streams end at once", async () => {
    const { clock, engine, states } = followed();
    engine.streams = "break";

    await clock.advance(3_000);

    assert.deepEqual(states, [linux]);
    assert.deepEqual(engine.pauses(), [200, 400, 600, 800, 1_000]);
  });

  it("shows a switch that is under way until the other mode is seen, whatever happens in between", async () => {
    const { clock, engine, monitor, states } = followed();
    await clock.advance(2_000);

    const expectation = monitor.expect("windows");
    await clock.advance(1_000);
    engine.behaviour = "down";
    await clock.advance(20_000);
    engine.behaviour = "windows";
    await clock.advance(200);
    expectation.dispose();
    await clock.advance(1_000);

    assert.deepEqual(states, [linux, { kind: "switching", target: "windows" }, windows]);
  });

  it("shows what is there when a switch was given up", async () => {
    const { clock, monitor, states } = followed();
    await clock.advance(2_000);

    monitor.expect("windows").dispose();
    await clock.advance(1_000);

    assert.deepEqual(states, [linux, { kind: "switching", target: "windows" }, linux]);
  });

  it("leaves nothing open and asks nothing any more once it is disposed", async () => {
    const { clock, engine, monitor } = followed();
    await clock.advance(2_000);

    monitor.dispose();
    engine.endStreams();
    await clock.advance(120_000);

    assert.equal(engine.questions, 1);
    assert.equal(engine.connections, 0);
  });
});

/** As it is in the product, in a time of its own. */
function followed(behaviour: DoubledEngine["behaviour"] = "linux") {
  const clock = new FakeClock();
  const engine = new DoubledEngine(clock, behaviour);
  const monitor = new LiveModeMonitor(engine.connect, strictLogger, undefined, clock);
  const states: ModeState[] = [];
  monitor.onDidChange((state) => states.push(state));
  monitor.follow(desktop);
  return { clock, engine, monitor, states };
}

/** The engine behind the active address, in each way it can be. */
class DoubledEngine {
  streams: "hold" | "break" = "hold";
  connections = 0;
  private askedAt: number[] = [];
  private life = new AbortController();

  constructor(
    private readonly clock: FakeClock,
    public behaviour: DaemonMode | "down" | "hung",
  ) {}

  get questions(): number {
    return this.askedAt.length;
  }

  /** Between one question and the next. */
  pauses(): readonly number[] {
    return this.askedAt.slice(1).map((at, index) => at - (this.askedAt[index] ?? 0));
  }

  forgetQuestions(): void {
    this.askedAt = [];
  }

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
    this.askedAt.push(this.clock.now());
    const endpoint = desktop.activeHost;
    switch (this.behaviour) {
      case "down":
        throw new EngineError({ kind: "unreachable", endpoint, detail: "ENOENT" });
      case "hung":
        await sleep(3_000, signal, this.clock);
        throw new EngineError({ kind: "notAnswering", endpoint, afterMs: 3_000 });
      case "linux":
      case "windows":
        return { mode: this.behaviour, apiVersion: undefined, time: undefined };
    }
  }

  private events(signal: AbortSignal): AsyncIterable<EngineEvent> {
    const { streams, clock } = this;
    const ended = AbortSignal.any([signal, this.life.signal]);
    return {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          if (streams === "hold") {
            await sleep(600_000, ended, clock).catch(() => undefined);
          }
          signal.throwIfAborted();
          return { done: true, value: undefined };
        },
      }),
    };
  }
}
