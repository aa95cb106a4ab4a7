import type { Network } from "./model";

/** Every engine brings some of them along, or makes them for a swarm by itself, and is not to lose them. */
const broughtAlong: ReadonlySet<string> = new Set(["bridge", "host", "none", "nat", "ingress", "docker_gwbridge"]);

/** Whether somebody has made the network, so that it may be removed: not the engine for itself, nor the engine's host. */
export function isOwnNetwork({ name, owner }: Pick<Network, "name" | "owner">): boolean {
  return owner === "engine" && !broughtAlong.has(name);
}
