import type { ContainerRecord, RecordedMount } from "../containerRecord";
import { readSpec } from "../spec/readSpec";
import { disksInside } from "../spec/storageMount";

/** What becomes of the disks of a desktop whose container goes when it stops: `docker run --rm`. */
export interface RemovalByStop {
  /** Volumes without a name of their own, which the engine removes with the container unless somebody holds them. */
  readonly anonymous: readonly string[];
  /** The volume or folder of the first disk. */
  readonly storage: string | undefined;
  /** Disks that lie in the container itself, by their numbers: nothing keeps them. */
  readonly lost: readonly number[];
}

/** Nothing where a stop leaves the container. */
export function removalByStop(record: ContainerRecord): RemovalByStop | undefined {
  if (record.settings?.removeAfterStop !== true) {
    return undefined;
  }
  return {
    anonymous: record.mounts.filter(isAnonymous).map(({ source }) => source),
    storage: storageOf(record),
    lost: disksInContainer(record),
  };
}

/** The disks that lie in the container itself and go with it, by their numbers. */
export function disksInContainer(record: ContainerRecord): readonly number[] {
  const inside = disksInside(readSpec(record));
  return storageOf(record) === undefined && !inside.includes(1) ? [1, ...inside] : inside;
}

function storageOf({ mounts }: ContainerRecord): string | undefined {
  return mounts.find(({ target }) => target === "/storage")?.source;
}

/** Engines make up such names, and people do not. */
function isAnonymous({ kind, source }: RecordedMount): boolean {
  return kind === "volume" && /^[0-9a-f]{64}$/.test(source);
}
