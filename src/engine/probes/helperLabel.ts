/** On a container that only looks at the engine's host or writes a file, see `runOnce`. */
export const helperLabel = "windows-containers.helper";

/** Its value on a container that never runs: what it has would be lost without it. */
export const heldVolumes = "volumes";
