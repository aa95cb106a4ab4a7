import type { ContainerState, Network } from "./model";

/** What an engine's things take of its disk, and what may go. */
export interface Housekeeping {
  /** Takes the engine a while: it measures every container and volume. */
  diskUsage(signal: AbortSignal): Promise<DiskUsage>;
  /** Networks that no container is in, without those that every engine brings along or took over from its host. */
  unusedNetworks(signal: AbortSignal): Promise<readonly Network[]>;
  pruneBuildCache(which: "dangling" | "unused", signal: AbortSignal): Promise<Reclaimed>;
}

export interface DiskUsage {
  /** Of all images together, each shared layer once. */
  readonly layerBytes: number;
  readonly images: readonly ImageUsage[];
  readonly containers: readonly ContainerUsage[];
  readonly volumes: readonly VolumeUsage[];
  readonly buildCache: readonly BuildCacheUsage[];
}

export interface ImageUsage {
  readonly id: string;
  readonly tags: readonly string[];
  readonly sizeBytes: number;
  /** Of these, what other images use as well. */
  readonly sharedBytes: number;
  /** How many containers were made of it. */
  readonly containers: number;
}

export interface ContainerUsage {
  readonly id: string;
  readonly name: string;
  readonly state: ContainerState;
  /** What it wrote outside its volumes; Windows engines do not measure it and say 0. */
  readonly sizeBytes: number;
}

export interface VolumeUsage {
  readonly name: string;
  /** Nobody named it. */
  readonly anonymous: boolean;
  /** Absent where the driver does not know. */
  readonly sizeBytes: number | undefined;
  readonly containers: number;
}

export interface BuildCacheUsage {
  readonly id: string;
  readonly description: string;
  readonly sizeBytes: number;
  readonly isInUse: boolean;
}

export interface Reclaimed {
  readonly count: number;
  readonly bytes: number;
}
