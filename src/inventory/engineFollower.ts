import type { Engine } from "../engine/engine";
import { EngineError } from "../engine/engineError";
import { objectKinds, type EngineEvent, type EngineObjects, type ObjectKind } from "../engine/model";
import { isThrowAway } from "../engine/probes/helperLabel";
import { sleep, type Clock } from "../platform/clock";
import { EngineChanged } from "./engineIdentity";
import { anyTime, newestEventSince } from "./newestEvent";
import { effectsOf, type EventEffect, type LeftState } from "./eventEffects";
import { KindReader } from "./kindReader";
import { withContainerName, withReading, withoutRecord, type EngineRecords, type Reading } from "./records";
import type { Comparison } from "./sameRecord";
import type { Timing } from "./timing";

/** Where the picture of an engine is kept. */
export interface Picture {
  readonly records: EngineRecords;
  replace(records: EngineRecords): void;
}

export interface FollowOptions {
  readonly engine: Engine;
  readonly picture: Picture;
  readonly clock: Clock;
  readonly timing: Timing;
  /** How the first reading is compared with what was known. */
  readonly comparison: Comparison;
  /** Asks for a sign of life, which is the engine's time; rejects when there is none. */
  readonly ping: (signal: AbortSignal) => Promise<string | undefined>;
  /** `timeNano` of the engine's last change of settings that was looked at. */
  readonly knownChange: string | undefined;
  /** The picture is complete and up to date from now on. */
  readonly onSynced: () => void;
}

/** Doubling from a quarter of a second, that is half a minute: as long as the end of a Windows container may take. */
const mostRechecks = 7;

/** Keeps a picture like its engine, by lists first and by events then, for as long as `run` runs. */
export class EngineFollower {
  private readonly stop = new AbortController();
  private readonly readers: { readonly [K in ObjectKind]: KindReader<K> };
  /** Events that came before the lists did. */
  private backlog: EngineEvent[] | undefined = [];
  /** What containers were said to have left and were not yet seen to, and how often they were looked at since. */
  private readonly left = new Map<string, { readonly state: LeftState; readonly rechecks: number }>();
  /** When the newest event came, by our clock. */
  private heardAt: number;
  /** When the newest event happened, by the engine's clock. */
  private newest: string | undefined;
  private readonly signal: AbortSignal;

  constructor(
    private readonly options: FollowOptions,
    signal: AbortSignal,
  ) {
    this.signal = AbortSignal.any([signal, this.stop.signal]);
    this.heardAt = options.clock.now();
    this.readers = {
      container: this.reader("container"),
      image: this.reader("image"),
      network: this.reader("network"),
      volume: this.reader("volume"),
    };
  }

  /** Never resolves: rejects with what broke the connection, with `EngineChanged`, or with the signal's reason. */
  async run(): Promise<never> {
    try {
      // An engine that is busy begins to tell events after it has answered the lists. What happened in between it tells again.
      const since = await this.options.ping(this.signal);
      return await Promise.race([this.hear(since), this.synchronise(since)]);
    } finally {
      this.stop.abort();
      for (const kind of objectKinds) {
        this.readers[kind].dispose();
      }
    }
  }

  private async hear(since: string | undefined): Promise<never> {
    const { engine, clock } = this.options;
    // Not since the last event seen: an engine keeps its last 256 only, and the lists tell everything anyway.
    const options = since === undefined ? {} : { since };
    for await (const event of engine.events(options, this.signal)) {
      this.heardAt = clock.now();
      this.newest = event.timeNano;
      if (this.backlog) {
        // Taken off the connection at once: an engine drops events for whoever does not.
        this.backlog.push(event);
      } else {
        this.apply(event);
      }
    }
    this.signal.throwIfAborted();
    const detail = "the engine ended the stream of its events";
    throw new EngineError({ kind: "connectionLost", endpoint: engine.endpoint.host, detail });
  }

  private async synchronise(since: string | undefined): Promise<never> {
    const { comparison, picture, onSynced } = this.options;
    const [container, image, network, volume] = await Promise.all([
      this.list("container"),
      this.list("image"),
      this.list("network"),
      this.list("volume"),
    ]);
    this.signal.throwIfAborted();
    let { records } = picture;
    records = withReading(records, "container", { asked: "all", found: container }, comparison);
    records = withReading(records, "image", { asked: "all", found: image }, comparison);
    records = withReading(records, "network", { asked: "all", found: network }, comparison);
    records = withReading(records, "volume", { asked: "all", found: volume }, comparison);
    picture.replace(records);
    const missed = this.backlog ?? [];
    this.backlog = undefined;
    for (const event of missed) {
      this.apply(event);
    }
    onSynced();
    return this.watch(since);
  }

  /** All but our own glances at the engine's host, which would flicker by in every view. */
  private async list<K extends ObjectKind>(kind: K, ids?: readonly string[]): Promise<readonly EngineObjects[K][]> {
    const found = await this.options.engine.list(kind, this.signal, ids);
    return found.filter((record) => !isThrowAway(record));
  }

  private async watch(since: string | undefined): Promise<never> {
    const { clock, timing, ping } = this.options;
    this.newest ??= since ?? (await this.newestSince(anyTime)) ?? anyTime;
    for (;;) {
      await sleep(timing.heartbeatMs, this.signal, clock);
      await ping(this.signal);
      await this.confirmEvents(this.newest);
    }
  }

  /**
   * A connection whose other end has gone is as silent as a quiet engine, and the ping does not tell: it takes another
   * one. So a second ear listens for what happened since; when it hears of something, the first is deaf.
   */
  private async confirmEvents(since: string): Promise<void> {
    const { engine, clock, timing } = this.options;
    const begin = clock.now();
    if (begin - this.heardAt < timing.heartbeatMs) {
      return;
    }
    const newest = await this.newestSince(since);
    if (newest !== undefined && BigInt(newest) > BigInt(since) && this.heardAt < begin) {
      const detail = "the engine has events, and their stream does not bring them";
      throw new EngineError({ kind: "connectionLost", endpoint: engine.endpoint.host, detail });
    }
  }

  private newestSince(since: string): Promise<string | undefined> {
    const { engine, clock, timing } = this.options;
    return newestEventSince(engine, since, { clock, listenMs: timing.listenMs, signal: this.signal });
  }

  private apply(event: EngineEvent): void {
    for (const effect of effectsOf(event)) {
      this.applyEffect(effect);
    }
  }

  private applyEffect(effect: EventEffect): void {
    const { timing, picture } = this.options;
    switch (effect.kind) {
      case "read":
        this.readers[effect.object].read(effect.id, effect.pace === "held" ? timing.holdMs : timing.promptMs);
        break;
      case "readAll":
        this.readers[effect.object].readAll(timing.promptMs);
        break;
      case "remove":
        this.readers[effect.object].forget(effect.id);
        picture.replace(withoutRecord(picture.records, effect.object, effect.id));
        break;
      case "rename":
        this.readers.container.changedMeanwhile(effect.id);
        picture.replace(withContainerName(picture.records, effect.id, effect.name));
        break;
      case "tagged":
        this.readTagged(effect.id, effect.tag);
        break;
      case "left":
        this.left.set(effect.id, { state: effect.state, rechecks: 0 });
        break;
      case "runs":
        this.left.delete(effect.id);
        break;
      case "engineChanged":
        this.changeEngine(effect.at);
        break;
    }
  }

  /** Also when it is told again, a change is looked at once. */
  private changeEngine(at: string): void {
    if (BigInt(at) > BigInt(this.options.knownChange ?? anyTime)) {
      this.stop.abort(new EngineChanged("the engine took other settings", at));
    }
  }

  private readTagged(id: string, tag: string): void {
    const { picture, timing } = this.options;
    this.readers.image.read(id, timing.promptMs);
    for (const image of picture.records.image.values()) {
      if (image.id !== id && image.tags.includes(tag)) {
        this.readers.image.read(image.id, timing.promptMs);
      }
    }
  }

  private reader<K extends ObjectKind>(kind: K): KindReader<K> {
    const { clock, timing, picture } = this.options;
    return new KindReader<K>({
      clock,
      timing,
      list: (ids) => this.list(kind, ids),
      onRead: (reading) => {
        picture.replace(withReading(picture.records, kind, reading, "lasting"));
        if (kind === "container") {
          this.lookAgainAtOldNews(reading);
        }
      },
      onError: (error) => this.stop.abort(error),
    });
  }

  /** Before its own list knows, the engine says "die", on Windows long before, and on a busy machine "pause" and "unpause". */
  private lookAgainAtOldNews({ asked }: Pick<Reading<ObjectKind>, "asked">): void {
    const { picture, timing } = this.options;
    for (const [id, { state, rechecks }] of this.left) {
      const isStillListed = picture.records.container.get(id)?.state === state;
      if (isStillListed && rechecks < mostRechecks) {
        if (asked === "all" || asked.includes(id)) {
          this.left.set(id, { state, rechecks: rechecks + 1 });
          this.readers.container.read(id, timing.recheckMs * 2 ** rechecks);
        }
      } else {
        this.left.delete(id);
      }
    }
  }
}
