/** On a container that only looks at the engine's host or writes a file, see `runOnce`. */
export const helperLabel = "windows-containers.helper";

/** Its value on a container that never runs: what it has would be lost without it. */
export const heldVolumes = "volumes";

/** What only looks at the engine's host for us, and is gone before anybody could do anything with it. */
export function isThrowAway({ labels }: { readonly labels: Readonly<Record<string, string>> }): boolean {
  return labels[helperLabel] === "";
}
