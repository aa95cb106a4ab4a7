import type { ContainerChanges } from "./containerChanges";
import type { Isolation } from "./model";

/** What can be done to a container beyond its power; `capabilities.ts` knows which engine and isolation allow what. */
export interface ContainerActions {
  pause(id: string, signal: AbortSignal): Promise<void>;
  unpause(id: string, signal: AbortSignal): Promise<void>;
  rename(id: string, name: string, signal: AbortSignal): Promise<void>;
  /**
   * Makes a container as another one was made, to the settings that nobody here knows, with the same volumes; the other
   * stays as it is, and has to give up its name and its ports before. What it had of its image, the new one has of its own.
   */
  createLike(id: string, changes: ContainerChanges, signal: AbortSignal): Promise<{ readonly id: string }>;
  /** Puts a container into one more network: engines take one when they create. */
  joinNetwork(
    id: string,
    joined: { readonly network: string; readonly address?: string | undefined },
    signal: AbortSignal,
  ): Promise<void>;
  processes(id: string, signal: AbortSignal): Promise<ProcessTable>;
  /** What its file system has that the image has not. */
  changes(id: string, signal: AbortSignal): Promise<readonly FileChange[]>;
  /** Makes an image of what the container's file system is now. */
  commit(id: string, reference: string, signal: AbortSignal): Promise<{ readonly id: string }>;
  updateLimits(
    id: string,
    limits: ResourceLimits,
    signal: AbortSignal,
  ): Promise<{ readonly warnings: readonly string[] }>;
  /** How each container of a Windows engine is isolated, in two questions for all of them; nothing of a Linux engine's. */
  isolations(signal: AbortSignal): Promise<ReadonlyMap<string, Isolation>>;
}

/** As the engine words it: Windows and Linux have different columns. */
export interface ProcessTable {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface FileChange {
  readonly kind: "modified" | "added" | "deleted";
  readonly path: string;
}

/** What is left out stays as it is. */
export interface ResourceLimits {
  readonly memoryBytes?: number;
  readonly cpus?: number;
}
