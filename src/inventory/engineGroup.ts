import type { Engine } from "../engine/engine";
import { bySource, type Endpoint } from "../engine/endpoint";
import type { Picture } from "./engineFollower";
import type { EngineConnection } from "./engineConnection";
import type { EngineIdentity } from "./engineIdentity";
import type { ConnectionState, EngineSnapshot } from "./engineState";
import { noRecords, type EngineRecords } from "./records";
import { isSameData } from "./sameRecord";

/**
 * One engine and the addresses that lead to it. An address belongs to the engine that answered there last, and as long as
 * nobody has answered, to a group of its own. One of the addresses that answer is followed; the others stand by.
 */
export class EngineGroup implements Picture {
  private members: readonly EngineConnection[] = [];
  private follower: EngineConnection | undefined;
  private identity: EngineIdentity | undefined;
  private state: ConnectionState = { kind: "connecting" };
  private cached: EngineSnapshot | undefined;
  records: EngineRecords = noRecords;

  constructor(
    /** The engine's id, or the address's as long as nobody has answered there. */
    readonly key: string,
    private readonly onChange: () => void,
  ) {}

  get isEmpty(): boolean {
    return this.members.length === 0;
  }

  get connections(): readonly EngineConnection[] {
    return this.members;
  }

  get engine(): Engine | undefined {
    return (this.follower ?? this.members[0])?.engine;
  }

  get snapshot(): EngineSnapshot | undefined {
    const shown = this.follower ?? this.members[0];
    if (!this.cached && shown) {
      const aliases = this.members.filter((member) => member !== shown).map(({ endpoint }) => endpoint);
      const { key, state, identity, records } = this;
      const { endpoint } = shown;
      this.cached = {
        key,
        endpoint,
        aliases,
        state,
        info: identity?.info,
        platformName: identity?.platformName,
        apiVersion: identity?.apiVersion,
        ...records,
      };
    }
    return this.cached;
  }

  add(connection: EngineConnection): void {
    if (!this.members.includes(connection)) {
      this.members = [...this.members, connection];
    }
    this.rearrange();
  }

  delete(connection: EngineConnection): void {
    this.members = this.members.filter((member) => member !== connection);
    if (this.follower === connection) {
      this.follower = undefined;
      connection.play({ kind: "standBy" });
    }
    this.rearrange();
  }

  /** Puts the addresses in order and has the best of those that answer followed. */
  rearrange(): void {
    this.members = this.members.toSorted((a, b) => preference(a.endpoint, b.endpoint));
    const best = this.members.find(({ status }) => status.kind === "answering");
    if (best !== this.follower) {
      this.follower?.play({ kind: "standBy" });
      this.follower = best;
      best?.play({ kind: "follow", picture: this });
    }
    const [first] = this.members;
    if (!best && first?.status.kind === "unavailable") {
      // While another address is tried, nothing is known to be wrong yet: the state stays as it was until then.
      this.state = first.status;
    }
    this.changed();
  }

  identified(identity: EngineIdentity): void {
    const { info, platformName, apiVersion } = this.identity ?? {};
    const isSame = platformName === identity.platformName && apiVersion === identity.apiVersion;
    // The same data stays the same object, so that a reconnection to the same engine is no news.
    this.identity = isSame && info && isSameData(info, identity.info) ? { ...identity, info } : identity;
    this.changed();
  }

  ready(connection: EngineConnection): void {
    if (connection === this.follower) {
      this.state = { kind: "connected" };
      this.changed();
    }
  }

  retrying(): void {
    if (this.state.kind === "unavailable") {
      this.state = { kind: "connecting" };
      this.changed();
    }
  }

  replace(records: EngineRecords): void {
    if (records !== this.records) {
      this.records = records;
      this.changed();
    }
  }

  private changed(): void {
    this.cached = undefined;
    this.onChange();
  }
}

/** By how we came to know the address; of two such, the one that `docker` in a terminal talks to. */
function preference(a: Endpoint, b: Endpoint): number {
  return bySource(a, b) || Number(b.isCurrent) - Number(a.isCurrent);
}
