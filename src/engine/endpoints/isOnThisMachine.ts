import type { Endpoint } from "../endpoint";

/** Whether paths of this machine are those of the engine. */
export function isOnThisMachine({ host }: Pick<Endpoint, "host">): boolean {
  return /^(npipe|unix):/.test(host);
}
