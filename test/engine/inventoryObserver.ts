import assert from "node:assert/strict";
import { connectDockerEngine } from "../../src/engine/docker/dockerEngine";
import type { Engine } from "../../src/engine/engine";
import type { Endpoint } from "../../src/engine/endpoint";
import { objectKinds, type ObjectKind } from "../../src/engine/model";
import type { EngineSnapshot } from "../../src/inventory/engineState";
import type { InventoryChange, ObjectChanges } from "../../src/inventory/inventory";
import { LiveInventory } from "../../src/inventory/liveInventory";
import { usualTiming, type Timing } from "../../src/inventory/timing";
import { sleep } from "../../src/platform/clock";
import type { DockerApi } from "../parts/dockerApi.mjs";
import { silentLogger } from "../unit/platform/loggers";

/** So that a test of what is found by asking does not take half a minute. */
export const impatient: Timing = { ...usualTiming, heartbeatMs: 1_000, listenMs: 200 };

const deadlineMs = 20_000;

/**
 * A view of the inventory that knows only what it was told. It holds every notification to its word: what is added was not
 * there, what is removed was, what changed is different, and a notification without news is a failure.
 */
export class InventoryObserver {
  readonly inventory: LiveInventory;
  readonly notifications: { readonly at: number; readonly changes: readonly InventoryChange[] }[] = [];
  /** What the engine was asked for, e.g. "container" for all, "container 3" for three of them. */
  readonly lists: string[] = [];
  private readonly shown = new Map<string, EngineSnapshot>();
  private readonly faults: string[] = [];

  constructor(endpoints: readonly Endpoint[], timing: Timing = usualTiming) {
    this.inventory = new LiveInventory({
      connect: async (endpoint) => this.counted(await connectDockerEngine(endpoint)),
      logger: silentLogger,
      timing,
    });
    this.inventory.onDidChange((changes) => this.take(changes));
    this.inventory.setEndpoints(endpoints);
  }

  /** The only engine. */
  get engine(): EngineSnapshot {
    const [engine, ...others] = this.inventory.engines;
    assert.ok(engine && others.length === 0, "one engine was expected");
    return engine;
  }

  get reason(): string {
    const { state } = this.engine;
    return state.kind === "unavailable" ? state.failure.kind : state.kind;
  }

  /** Everything of a kind, as it was told. */
  told(kind: ObjectKind): readonly string[] {
    return [...this.shown.values()].flatMap((engine) => [...engine[kind].keys()]);
  }

  forgetNotifications(): void {
    this.notifications.length = 0;
  }

  /** How long it took until the view showed it. */
  async until(what: string, isSo: () => boolean | Promise<boolean>): Promise<number> {
    const begin = performance.now();
    while (!(await isSo())) {
      assert.ok(performance.now() - begin < deadlineMs, `not within ${deadlineMs} ms: ${what}`);
      await sleep(5);
    }
    return performance.now() - begin;
  }

  async untilConnected(): Promise<void> {
    await this.until("connected and told", () => this.reason === "connected" && this.shown.has(this.engine.key));
    await sleep(usualTiming.changeSpacingMs);
  }

  /** Waits until the view shows what the engine says when it is asked, and nobody has anything more to tell. */
  async untilTrue(api: DockerApi): Promise<void> {
    await this.until("the engine's truth", async () => {
      const truth = await truthOf(api);
      return JSON.stringify(truth) === JSON.stringify(this.shownTruth());
    });
    this.check();
  }

  check(): void {
    assert.deepEqual(this.faults, []);
  }

  dispose(): void {
    this.inventory.dispose();
    this.check();
  }

  private counted(engine: Engine): Engine {
    const list = engine.list.bind(engine);
    engine.list = (kind, signal, ids) => {
      this.lists.push(ids ? `${kind} ${ids.length}` : kind);
      return list(kind, signal, ids);
    };
    return engine;
  }

  private shownTruth(): Truth {
    const [engine] = this.shown.values();
    return {
      container: [...(engine?.container.values() ?? [])].map(({ id, name, state }) => `${id} ${name} ${state}`).sort(),
      image: [...(engine?.image.values() ?? [])].map(({ id, tags }) => `${id} ${tags.toSorted().join()}`).sort(),
      network: [...(engine?.network.values() ?? [])].map(({ id, name }) => `${id} ${name}`).sort(),
      volume: [...(engine?.volume.keys() ?? [])].sort(),
    };
  }

  private take(changes: readonly InventoryChange[]): void {
    this.notifications.push({ at: performance.now(), changes });
    for (const change of changes) {
      const before = this.shown.get(change.engineKey);
      const after = this.inventory.engines.find(({ key }) => key === change.engineKey);
      for (const kind of objectKinds) {
        this.checkObjects(kind, change, before, after);
      }
      const isNews = change.engine === "changed" || objectKinds.some((kind) => countOf(change.objects[kind]) > 0);
      this.expect(isNews, "a notification without news");
      if (after) {
        this.shown.set(change.engineKey, after);
      } else {
        this.shown.delete(change.engineKey);
      }
    }
  }

  private checkObjects(
    kind: ObjectKind,
    { objects }: InventoryChange,
    before: EngineSnapshot | undefined,
    after: EngineSnapshot | undefined,
  ): void {
    const { added, removed, changed } = objects[kind];
    const wasThere = (id: string): boolean => before?.[kind].has(id) === true;
    const isThere = (id: string): boolean => after?.[kind].has(id) === true;
    this.expect(
      added.every((id) => !wasThere(id) && isThere(id)),
      `${kind} added twice`,
    );
    this.expect(
      removed.every((id) => wasThere(id) && !isThere(id)),
      `${kind} removed twice`,
    );
    for (const id of changed) {
      const isSame = JSON.stringify(before?.[kind].get(id)) === JSON.stringify(after?.[kind].get(id));
      this.expect(wasThere(id) && isThere(id) && !isSame, `${kind} changed into the same`);
    }
    const size = (before?.[kind].size ?? 0) + added.length - removed.length;
    this.expect(size === (after?.[kind].size ?? 0), `${kind} came or went untold`);
  }

  private expect(isSo: boolean, fault: string): void {
    if (!isSo) {
      this.faults.push(fault);
    }
  }
}

function countOf({ added, removed, changed }: ObjectChanges): number {
  return added.length + removed.length + changed.length;
}

type Truth = Readonly<Record<ObjectKind, readonly string[]>>;

interface Listed {
  readonly Id: string;
  readonly Name: string;
  readonly Names: readonly string[];
  readonly State: string;
  readonly RepoTags: readonly string[] | null;
}

/** Asked without any of the product's code. */
async function truthOf(api: DockerApi): Promise<Truth> {
  const [containers, images, networks, volumes] = (await Promise.all([
    api.request("GET", "/containers/json?all=1"),
    api.request("GET", "/images/json"),
    api.request("GET", "/networks"),
    api.request("GET", "/volumes"),
  ])) as [readonly Listed[], readonly Listed[], readonly Listed[], { readonly Volumes: readonly Listed[] | null }];
  return {
    container: containers.map(({ Id, Names, State }) => `${Id} ${Names[0]?.slice(1) ?? ""} ${State}`).sort(),
    image: images.map(({ Id, RepoTags }) => `${Id} ${tagsOf(RepoTags).join()}`).sort(),
    network: networks.map(({ Id, Name }) => `${Id} ${Name}`).sort(),
    volume: (volumes.Volumes ?? []).map(({ Name }) => Name).sort(),
  };
}

function tagsOf(tags: readonly string[] | null): readonly string[] {
  return (tags ?? []).filter((tag) => tag !== "<none>:<none>").toSorted();
}
