import type { Engine } from "../engine/engine";
import type { Endpoint } from "../engine/endpoint";
import { Emitter } from "../platform/emitter";
import { ChangeGate } from "./changeGate";
import { systemClock } from "../platform/clock";
import { EngineConnection, type ConnectionDependencies, type ConnectionListener } from "./engineConnection";
import { EngineGroup } from "./engineGroup";
import type { EngineIdentity } from "./engineIdentity";
import type { EngineSnapshot } from "./engineState";
import type { Inventory, InventoryChange } from "./inventory";
import { isSameData } from "./sameRecord";
import { snapshotChanges } from "./snapshotChanges";
import { usualTiming } from "./timing";

/** What it needs of the product; the rest is for tests, which have a time of their own. */
export type InventoryDependencies = Pick<ConnectionDependencies, "connect" | "logger"> &
  Partial<Omit<ConnectionDependencies, "connect" | "logger">>;

/**
 * The inventory of engines that are really there. Its order: `EngineConnection` finds out which engine answers at an
 * address, `EngineGroup` keeps one engine's picture and chooses the address to follow, `EngineFollower` keeps that
 * picture up to date, and `ChangeGate` decides when to tell.
 *
 * An engine's key is the engine's own id, so that what a tree remembers of it survives a reconnection, another address and
 * a restart of VS Code. Before an engine has answered it is the id of its address: the row of an address that turns out to
 * lead to an engine gives way to the row of that engine.
 */
export class LiveInventory implements Inventory, ConnectionListener {
  private readonly changes: Emitter<readonly InventoryChange[]>;
  private readonly gate: ChangeGate;
  private readonly connections = new Map<string, EngineConnection>();
  private readonly groups = new Map<string, EngineGroup>();
  private readonly groupOf = new Map<EngineConnection, EngineGroup>();
  /** Those of which nothing is known yet, neither good nor bad. */
  private readonly unsettled = new Set<EngineConnection>();
  private endpoints: readonly Endpoint[] = [];
  private told: readonly EngineSnapshot[] = [];
  private current: readonly EngineSnapshot[] | undefined;

  private readonly dependencies: ConnectionDependencies;

  constructor(dependencies: InventoryDependencies) {
    this.dependencies = { clock: systemClock, timing: usualTiming, random: Math.random, ...dependencies };
    const { clock, logger, timing } = this.dependencies;
    this.changes = new Emitter((error) => logger.error("A listener of the inventory failed", error));
    this.gate = new ChangeGate({ clock, spacingMs: timing.changeSpacingMs, tell: () => this.tell() });
  }

  get onDidChange() {
    return this.changes.event;
  }

  get engines(): readonly EngineSnapshot[] {
    this.current ??= this.arranged();
    return this.current;
  }

  setEndpoints(endpoints: readonly Endpoint[]): void {
    this.endpoints = endpoints;
    const wanted = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
    for (const [id, connection] of this.connections) {
      const endpoint = wanted.get(id);
      if (endpoint && leadsTheSameWay(endpoint, connection.endpoint)) {
        this.rename(connection, endpoint);
      } else {
        this.drop(id, connection);
      }
    }
    const added = [...wanted.values()].filter(({ id }) => !this.connections.has(id));
    for (const endpoint of added) {
      this.connect(endpoint);
    }
    this.touch();
  }

  refresh(engineKey?: string): void {
    for (const group of this.groups.values()) {
      if (engineKey === undefined || group.key === engineKey) {
        group.retrying();
        for (const connection of group.connections) {
          connection.restart();
        }
      }
    }
  }

  engine(engineKey: string): Engine | undefined {
    return this.groups.get(engineKey)?.engine;
  }

  dispose(): void {
    this.gate.dispose();
    this.changes.dispose();
    for (const connection of this.connections.values()) {
      connection.dispose();
    }
  }

  onIdentified(connection: EngineConnection, identity: EngineIdentity): void {
    // An engine without an id of its own is the only one at its address.
    const group = this.groupFor(identity.info.id === "" ? connection.endpoint.id : identity.info.id);
    if (this.groupOf.get(connection) !== group) {
      this.leave(connection);
    }
    if (group.isEmpty) {
      this.awaitAnswer(connection);
    }
    group.identified(identity);
    this.groupOf.set(connection, group);
    group.add(connection);
  }

  onReady(connection: EngineConnection): void {
    this.groupOf.get(connection)?.ready(connection);
    this.settle(connection);
  }

  onFailed(connection: EngineConnection): void {
    this.groupOf.get(connection)?.rearrange();
    this.settle(connection);
  }

  private connect(endpoint: Endpoint): void {
    const connection = new EngineConnection(endpoint, this.dependencies, this);
    const group = this.groupFor(endpoint.id);
    this.connections.set(endpoint.id, connection);
    this.groupOf.set(connection, group);
    this.awaitAnswer(connection);
    group.add(connection);
    connection.start();
  }

  private rename(connection: EngineConnection, endpoint: Endpoint): void {
    if (!isSameData(endpoint, connection.endpoint)) {
      connection.endpoint = endpoint;
      this.groupOf.get(connection)?.rearrange();
    }
  }

  private drop(id: string, connection: EngineConnection): void {
    connection.dispose();
    this.connections.delete(id);
    this.leave(connection);
    this.settle(connection);
  }

  private leave(connection: EngineConnection): void {
    const group = this.groupOf.get(connection);
    this.groupOf.delete(connection);
    group?.delete(connection);
    if (group?.isEmpty === true) {
      this.groups.delete(group.key);
    }
    this.touch();
  }

  private groupFor(key: string): EngineGroup {
    const group = this.groups.get(key) ?? new EngineGroup(key, () => this.touch());
    this.groups.set(key, group);
    return group;
  }

  /** One complete picture is better than a new one with every answer. */
  private awaitAnswer(connection: EngineConnection): void {
    this.unsettled.add(connection);
    this.gate.close(this.dependencies.timing.firstAnswersMs);
  }

  private settle(connection: EngineConnection): void {
    this.unsettled.delete(connection);
    if (this.unsettled.size === 0) {
      this.gate.open();
    }
  }

  private touch(): void {
    this.current = undefined;
    this.gate.touch();
  }

  private tell(): "told" | "nothing" {
    const before = this.told;
    this.told = this.engines;
    const changes = snapshotChanges(before, this.told);
    if (changes.length === 0) {
      return "nothing";
    }
    this.changes.fire(changes);
    return "told";
  }

  /** The engine of `docker` in a terminal first, then in the order of the addresses. */
  private arranged(): readonly EngineSnapshot[] {
    const place = new Map(this.endpoints.map(({ id, isCurrent }, index) => [id, isCurrent ? -1 : index]));
    const placeOf = ({ endpoint, aliases }: EngineSnapshot): number =>
      Math.min(...[endpoint, ...aliases].map(({ id }) => place.get(id) ?? Infinity));
    return [...this.groups.values()]
      .map(({ snapshot }) => snapshot)
      .filter((snapshot) => snapshot !== undefined)
      .toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

/** Whether a connection made for one serves the other. */
function leadsTheSameWay(a: Endpoint, b: Endpoint): boolean {
  return a.host === b.host && isSameData(a.tls, b.tls);
}
