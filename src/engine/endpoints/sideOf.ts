import type { Endpoint } from "../endpoint";
import type { DaemonMode } from "../model";
import { dockerDesktopPipes } from "./dockerDesktopPipes";

/** The mode of the engine for which Docker Desktop keeps this address; absent of every other address. */
export function sideOf({ host }: Pick<Endpoint, "host">): DaemonMode | undefined {
  // Windows takes the names of pipes in any case.
  const name = host.slice(host.lastIndexOf("/") + 1).toLowerCase();
  return Object.entries(dockerDesktopPipes).find(([pipe]) => pipe.toLowerCase() === name)?.[1];
}
