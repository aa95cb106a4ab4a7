/** On a container that only looks at the engine's host or writes a file, see `runOnce`. */
export const helperLabel = "windows-containers.helper";
