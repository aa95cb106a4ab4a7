import type { Endpoint } from "../../../src/engine/endpoint";
import type { Container, Image } from "../../../src/engine/model";
import type { InventoryChange } from "../../../src/inventory/inventory";
import type { EngineSnapshot } from "../../../src/inventory/engineState";
import { LiveInventory } from "../../../src/inventory/liveInventory";
import { FakeClock } from "../platform/fakeClock";
import { ScriptedEngine, ScriptedMachine } from "./scriptedEngine";
import { silentLogger } from "../platform/loggers";

export function aContainer(container: Partial<Container> & { readonly id: string }): Container {
  return {
    name: container.id,
    image: "busybox",
    imageId: "sha256:1",
    command: "sh",
    state: "running",
    status: "Up 5 minutes",
    createdAt: 1,
    ports: [],
    labels: {},
    networks: ["bridge"],
    ...container,
  };
}

export function anImage(id: string, ...tags: readonly string[]): Image {
  return { id, tags, digests: [], createdAt: 1, sizeBytes: 1, labels: {} };
}

export function anEndpoint(host: string, endpoint: Partial<Endpoint> = {}): Endpoint {
  return {
    id: host,
    name: host,
    host,
    source: "context",
    contextName: undefined,
    tls: undefined,
    isCurrent: false,
    ...endpoint,
  };
}

/** An inventory in a scripted machine and in virtual time, with everything it tells. */
export function arrange() {
  const clock = new FakeClock();
  const machine = new ScriptedMachine(clock);
  const inventory = new LiveInventory({ connect: machine.connect, logger: silentLogger, clock, random: () => 0 });
  const told: { readonly at: number; readonly changes: readonly InventoryChange[] }[] = [];
  const begin = clock.now();
  inventory.onDidChange((changes) => told.push({ at: clock.now() - begin, changes }));
  return {
    clock,
    machine,
    inventory,
    told,
    /** Lets the time of one notification pass, so that the next change is told at once. */
    quiet: async (): Promise<void> => {
      await clock.advance(1_000);
      told.length = 0;
    },
    /** The only engine there is. */
    engine: (): EngineSnapshot => {
      const [engine, ...others] = inventory.engines;
      if (!engine || others.length > 0) {
        throw new Error(`one engine was expected: ${inventory.engines.map(({ key }) => key).join()}`);
      }
      return engine;
    },
  };
}

export function anEngine(id: string, ...containers: readonly string[]): ScriptedEngine {
  const engine = new ScriptedEngine(id);
  engine.add(...containers.map((container) => aContainer({ id: container })));
  return engine;
}

/** An inventory that has been following one engine for a while. */
export async function following(...containers: readonly string[]) {
  const arranged = arrange();
  const docker = anEngine("L", ...containers);
  arranged.machine.engines.set("sock", docker);
  arranged.inventory.setEndpoints([anEndpoint("sock")]);
  await arranged.quiet();
  const told = Object.assign(arranged.told, { begin: 1_000 });
  const changed = (): readonly string[] =>
    told
      .flatMap(({ changes }) => changes.map(({ objects }) => objects.container))
      .flatMap(({ added, removed, changed: altered }) => [
        ...added.map((id) => `+${id}`),
        ...removed.map((id) => `-${id}`),
        ...altered.map((id) => `~${id}`),
      ]);
  return { ...arranged, docker, told, changed };
}

export async function doublyReached() {
  const arranged = arrange();
  const docker = anEngine("L", "a");
  arranged.machine.engines.set("pipe", docker).set("other", docker);
  arranged.inventory.setEndpoints([
    anEndpoint("pipe", { source: "currentContext", isCurrent: true }),
    anEndpoint("other"),
  ]);
  await arranged.quiet();
  return { ...arranged, docker };
}

export function keysOf(inventory: LiveInventory): readonly string[] {
  return inventory.engines.map(({ key }) => key);
}

export function addressesOf(inventory: LiveInventory): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    inventory.engines.map(({ key, endpoint, aliases }) => [key, [endpoint, ...aliases].map(({ host }) => host)]),
  );
}
