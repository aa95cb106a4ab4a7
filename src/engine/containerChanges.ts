import type { Isolation } from "./model";
import type { Mount, PortMapping } from "./runOptions";

/** What a container that is made like another has differently; all else is as the other was made. */
export interface ContainerChanges {
  readonly name: string;
  readonly image?: string;
  readonly isolation?: Isolation;
  readonly command?: readonly string[];
  /** All that are published. */
  readonly ports?: readonly PortMapping[];
  readonly memoryBytes?: number;
  readonly environment?: Changed<string>;
  readonly labels?: Changed<string>;
  readonly mounts?: {
    /** Paths in the container. */
    readonly remove: readonly string[];
    readonly add: readonly Mount[];
  };
  readonly devices?: {
    /** Paths on the host. */
    readonly remove: readonly string[];
    readonly add: readonly string[];
  };
  /** All of them, as `RunOptions` has them. */
  readonly deviceRules?: readonly string[];
}

export interface Changed<V> {
  readonly set: Readonly<Record<string, V>>;
  readonly unset: readonly string[];
}
