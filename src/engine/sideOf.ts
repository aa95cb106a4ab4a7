import type { Endpoint } from "./endpoint";
import type { DaemonMode } from "./model";

/** The pipes of Docker Desktop's two engines: each is there whichever of them Docker Desktop runs. */
export const enginePipes = {
  dockerDesktopLinuxEngine: "linux",
  dockerDesktopWindowsEngine: "windows",
} as const satisfies Readonly<Record<string, DaemonMode>>;

/** The mode of the engine for which Docker Desktop keeps this address; absent of every other address. */
export function sideOf({ host }: Pick<Endpoint, "host">): DaemonMode | undefined {
  // Windows takes the names of pipes in any case.
  const name = host.slice(host.lastIndexOf("/") + 1).toLowerCase();
  return Object.entries(enginePipes).find(([pipe]) => pipe.toLowerCase() === name)?.[1];
}
