import type { Isolation } from "./model";
import type { RunOptions } from "./runOptions";

/** What lets a container run that an engine refused as it was asked for. */
export type RunChange =
  "hyperVIsolation" | "processIsolation" | "defaultIsolation" | "moreMemory" | "allAddresses" | "withoutLinuxOptions";

/** What a virtual machine of a container has when nobody says otherwise. */
const usualMemoryBytes = 1024 ** 3;

/** Only Linux engines know these. */
const linuxOptions = [
  ...(["capabilities", "privileged", "deviceRules", "groups", "gpus", "sysctls", "networkAddress"] as const),
] as const;

/**
 * The same container with the change; undefined when that would ask for the same again.
 *
 * @param usual how the engine isolates what nothing is said of
 */
export function changedRun(
  options: RunOptions,
  change: RunChange,
  usual: Isolation | undefined,
): RunOptions | undefined {
  const present = options.isolation ?? usual;
  switch (change) {
    case "hyperVIsolation":
      return present === "hyperv" ? undefined : { ...options, isolation: "hyperv" };
    case "processIsolation":
      return present === "process" ? undefined : { ...options, isolation: "process" };
    case "moreMemory":
      return present === "hyperv"
        ? { ...options, memoryBytes: 2 * (options.memoryBytes ?? usualMemoryBytes) }
        : undefined;
    case "defaultIsolation": {
      const { isolation, ...rest } = options;
      return isolation === undefined ? undefined : rest;
    }
    case "allAddresses":
      return options.ports?.some(({ hostIp }) => hostIp !== undefined)
        ? { ...options, ports: options.ports.map(({ hostIp: _hostIp, ...port }) => port) }
        : undefined;
    case "withoutLinuxOptions":
      return linuxOptions.some((name) => options[name] !== undefined) ? withoutLinuxOptions(options) : undefined;
  }
}

function withoutLinuxOptions(options: RunOptions): RunOptions {
  const kept = Object.entries(options).filter(([name]) => !linuxOptions.some((other) => other === name));
  return { ...(Object.fromEntries(kept) as Partial<RunOptions>), image: options.image };
}
