import type { RunOptions } from "./runOptions";

/** What lets a container run that an engine refused as it was asked for. */
export type RunChange = "hyperVIsolation" | "defaultIsolation" | "allAddresses" | "withoutLinuxOptions";

/** Only Linux engines know these. */
const linuxOptions = ["capabilities", "privileged", "deviceRules", "groups", "networkAddress"] as const;

/** The same container with the change; undefined when that would ask for the same again. */
export function changedRun(options: RunOptions, change: RunChange): RunOptions | undefined {
  switch (change) {
    case "hyperVIsolation":
      return options.isolation === "hyperv" ? undefined : { ...options, isolation: "hyperv" };
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
