import { EngineError, type EngineFailure } from "../../../src/engine/engineError";
import type { ConnectEngine, Engine } from "../../../src/engine/engine";
import type { Endpoint } from "../../../src/engine/endpoint";
import {
  idOf,
  type Container,
  type DaemonMode,
  type EngineEvent,
  type EngineInfo,
  type EngineObjects,
  type ObjectKind,
} from "../../../src/engine/model";
import type { Clock } from "../../../src/platform/clock";
import { sleep } from "../../../src/platform/clock";

/** An engine whose things, events and troubles a test decides. Time in it is the test's. */
export class ScriptedEngine {
  readonly things: { readonly [K in ObjectKind]: Map<string, EngineObjects[K]> } = {
    container: new Map(),
    image: new Map(),
    network: new Map(),
    volume: new Map(),
  };
  /** Every request but the pings, e.g. "list container a,b". */
  readonly asked: string[] = [];
  pings = 0;
  trouble: EngineFailure | "hung" | undefined;
  /** How long a list takes; its content is that of its begin. */
  listMs = 0;
  clockIs: "exact" | "behind" = "exact";
  /** How long it takes until the engine begins to tell its events. */
  beforeEventsMs = 0;
  private readonly history: EngineEvent[] = [];
  private readonly streams = new Set<EventStream>();

  constructor(
    readonly id: string,
    readonly mode: DaemonMode = "linux",
  ) {}

  add(...containers: readonly Container[]): void {
    for (const container of containers) {
      this.things.container.set(container.id, container);
    }
  }

  say(kind: EngineEvent["kind"], action: string, id: string, attributes: EngineEvent["attributes"] = {}): void {
    const event = { kind, action, id, attributes, timeNano: (this.history.length + 10).toString() };
    this.history.push(event);
    for (const stream of this.streams) {
      stream.push(event);
    }
  }

  /** Those who listen hear nothing any more, and are not told so. */
  loseStreams(): void {
    this.streams.clear();
  }

  /** All connections break, as when an engine stops. */
  breakStreams(): void {
    for (const stream of this.streams) {
      stream.end();
    }
  }

  get listeners(): number {
    return this.streams.size;
  }

  /** Its clock is read in whole seconds: "exact" is the time of the newest event, "behind" is the begin of the second in which everything happened so far. */
  get time(): string {
    return this.clockIs === "behind" ? "10" : (this.history.length + 9).toString();
  }

  get info(): EngineInfo {
    return {
      id: this.id,
      name: "host",
      mode: this.mode,
      operatingSystem: "Debian",
      kernelVersion: "6",
      architecture: "x86_64",
      serverVersion: "28",
      storageDriver: "overlay2",
      rootDirectory: "/var/lib/docker",
      cpuCount: 2,
      memoryBytes: 1,
      defaultIsolation: undefined,
      hostBuild: undefined,
    };
  }

  list<K extends ObjectKind>(kind: K, ids?: readonly string[]): readonly EngineObjects[K][] {
    const all = [...this.things[kind].values()];
    return ids === undefined ? all : all.filter((record) => ids.includes(idOf(record)));
  }

  async *listen(since: string | undefined, signal: AbortSignal): AsyncGenerator<EngineEvent, void, undefined> {
    const stream = new EventStream(signal);
    this.streams.add(stream);
    for (const event of since === undefined ? [] : this.history) {
      if (Number(event.timeNano) >= Number(since)) {
        stream.push(event);
      }
    }
    try {
      yield* stream.read();
    } finally {
      this.streams.delete(stream);
    }
  }
}

/** Addresses, and which engine answers at each of them at the moment. */
export class ScriptedMachine {
  readonly engines = new Map<string, ScriptedEngine>();
  disposed = 0;

  constructor(private readonly clock: Clock) {}

  readonly connect: ConnectEngine = (endpoint) => Promise.resolve(this.engineAt(endpoint));

  private engineAt(endpoint: Endpoint): Engine {
    const reach = async (asked: string, signal: AbortSignal): Promise<ScriptedEngine> => {
      signal.throwIfAborted();
      const engine = this.engines.get(endpoint.host);
      if (!engine) {
        throw new EngineError({ kind: "unreachable", endpoint: endpoint.host, detail: "nobody listens" });
      }
      if (asked === "ping") {
        engine.pings += 1;
      } else {
        engine.asked.push(asked);
      }
      if (engine.trouble === "hung") {
        await sleep(3_000, signal, this.clock);
        throw new EngineError({ kind: "notAnswering", endpoint: endpoint.host, afterMs: 3_000 });
      }
      if (engine.trouble) {
        throw new EngineError(engine.trouble);
      }
      return engine;
    };
    const { clock } = this;
    const engine: Partial<Engine> = {
      endpoint,
      ping: async (signal) => {
        const { mode, time } = await reach("ping", signal);
        return { mode, apiVersion: "1.41", time };
      },
      info: async (signal) => (await reach("info", signal)).info,
      version: async (signal) => {
        const { mode } = await reach("version", signal);
        return {
          version: "28",
          apiVersion: "1.41",
          minApiVersion: undefined,
          mode,
          architecture: "amd64",
          platformName: "Docker Engine",
        };
      },
      list: async (kind, signal, ids) => {
        const target = await reach(["list", kind, ...(ids ? [ids.toSorted().join()] : [])].join(" "), signal);
        const answer = target.list(kind, ids);
        await sleep(target.listMs, signal, clock);
        return answer;
      },
      events: async function* ({ since }, signal) {
        const target = await reach("events", signal);
        await sleep(target.beforeEventsMs, signal, clock);
        yield* target.listen(since, signal);
      },
      dispose: () => {
        this.disposed += 1;
      },
    };
    return engine as Engine;
  }
}

/** A queue between who says and who hears, which ends with its signal. */
class EventStream {
  private readonly queue: EngineEvent[] = [];
  private isEnded = false;
  private wake: () => void = () => undefined;

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener("abort", () => this.wake(), { once: true });
  }

  push(event: EngineEvent): void {
    this.queue.push(event);
    this.wake();
  }

  end(): void {
    this.isEnded = true;
    this.wake();
  }

  async *read(): AsyncGenerator<EngineEvent, void, undefined> {
    for (;;) {
      this.signal.throwIfAborted();
      const event = this.queue.shift();
      if (event) {
        yield event;
      } else if (this.isEnded) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }
}
