import type { DiskUsage, ImageUsage } from "../../../engine/housekeeping";
import type { Network } from "../../../engine/model";

export type PruneKind =
  "containers" | "danglingImages" | "unusedImages" | "networks" | "anonymousVolumes" | "namedVolumes" | "buildCache";

/** What would go, thing by thing: exactly this is removed, and nothing that comes to be meanwhile. */
export interface PruneGroup {
  readonly kind: PruneKind;
  readonly things: readonly PruneThing[];
  readonly bytes: number;
  /** Layers that only these share come free as well, and engines do not measure everything. */
  readonly precision: "exactly" | "atLeast";
}

export interface PruneThing {
  /** As the engine removes it. */
  readonly ids: readonly string[];
  readonly name: string;
}

export interface PruneFacts {
  readonly usage: DiskUsage;
  readonly networks: readonly Network[];
  /** Windows desktops, with their volumes and networks, which have a command of their own for that. */
  isKept(thing: { readonly kind: "container" | "volume" | "network"; readonly id: string }): boolean;
  readonly buildCache: "offered" | "none";
  readonly containerSizes: "measured" | "unknown";
}

/** Groups with nothing in them are left out. */
export function prunePlan(facts: PruneFacts): readonly PruneGroup[] {
  const images = facts.usage.images.filter(({ containers: users }) => users === 0);
  const groups: readonly PruneGroup[] = [
    containerGroup(facts),
    imageGroup(
      "danglingImages",
      images.filter(({ tags }) => tags.length === 0),
    ),
    imageGroup(
      "unusedImages",
      images.filter(({ tags }) => tags.length > 0),
    ),
    networkGroup(facts),
    volumeGroup("anonymousVolumes", facts),
    volumeGroup("namedVolumes", facts),
    cacheGroup(facts),
  ];
  return groups.filter(({ things }) => things.length > 0);
}

function containerGroup(facts: PruneFacts): PruneGroup {
  const containers = facts.usage.containers.filter(
    ({ id, state }) => ["created", "exited", "dead"].includes(state) && !facts.isKept({ kind: "container", id }),
  );
  return {
    kind: "containers",
    things: containers.map(({ id, name }) => ({ ids: [id], name })),
    bytes: sum(containers.map(({ sizeBytes }) => sizeBytes)),
    precision: facts.containerSizes === "measured" ? "exactly" : "atLeast",
  };
}

function networkGroup(facts: PruneFacts): PruneGroup {
  const networks = facts.networks.filter(({ id }) => !facts.isKept({ kind: "network", id }));
  const things = networks.map(({ id, name }) => ({ ids: [id], name }));
  return { kind: "networks", things, bytes: 0, precision: "exactly" };
}

function volumeGroup(kind: "anonymousVolumes" | "namedVolumes", facts: PruneFacts): PruneGroup {
  const volumes = facts.usage.volumes.filter(
    ({ name, anonymous, containers: users }) =>
      users === 0 && anonymous === (kind === "anonymousVolumes") && !facts.isKept({ kind: "volume", id: name }),
  );
  return {
    kind,
    things: volumes.map(({ name }) => ({ ids: [name], name })),
    bytes: sum(volumes.map(({ sizeBytes = 0 }) => sizeBytes)),
    precision: volumes.every(({ sizeBytes }) => sizeBytes !== undefined) ? "exactly" : "atLeast",
  };
}

function cacheGroup({ usage, buildCache }: PruneFacts): PruneGroup {
  const cache = buildCache === "offered" ? usage.buildCache.filter(({ isInUse }) => !isInUse) : [];
  return {
    kind: "buildCache",
    things: cache.map(({ id, description }) => ({ ids: [id], name: description === "" ? id : description })),
    bytes: sum(cache.map(({ sizeBytes }) => sizeBytes)),
    precision: "atLeast",
  };
}

function imageGroup(kind: "danglingImages" | "unusedImages", images: readonly ImageUsage[]): PruneGroup {
  return {
    kind,
    // An image goes with its last name.
    things: images.map(({ id, tags }) => ({ ids: tags.length > 0 ? tags : [id], name: tags[0] ?? id })),
    bytes: sum(images.map(({ sizeBytes, sharedBytes }) => sizeBytes - sharedBytes)),
    precision: images.some(({ sharedBytes }) => sharedBytes > 0) ? "atLeast" : "exactly",
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
