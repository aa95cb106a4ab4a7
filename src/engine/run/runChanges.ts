import { portInWay } from "../catalogue/portInWay";
import type { Isolation } from "../model";
import type { RunOptions } from "../runOptions";

/** What lets a container run that an engine refused as it was asked for. */
export type RunChange =
  | "hyperVIsolation"
  | "processIsolation"
  | "defaultIsolation"
  | "moreMemory"
  | "allAddresses"
  | "withoutLinuxOptions"
  | "commandPrompt"
  | "freePort";

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
 * @param said why it was refused, in the engine's words
 */
export function changedRun(
  options: RunOptions,
  change: RunChange,
  usual: Isolation | undefined,
  said = "",
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
    case "commandPrompt":
      return withCommandPrompt(options);
    case "freePort":
      return onFreePort(options, said);
  }
}

/** The engine chooses another port for the one that it could not have; which one that is may not be said. */
function onFreePort(options: RunOptions, said: string): RunOptions | undefined {
  const named = portInWay(said);
  const asked = (options.ports ?? []).filter(({ hostPort }) => hostPort !== 0);
  const inWay = named
    ? asked.filter(({ hostPort, protocol }) => hostPort === named.hostPort && protocol === named.protocol)
    : asked;
  const [taken, ...others] = inWay;
  return taken === undefined || others.length > 0
    ? undefined
    : { ...options, ports: options.ports?.map((port) => (port === taken ? { ...port, hostPort: 0 } : port)) ?? [] };
}

/** Shells that small images of Windows lack. */
const otherShells = new Set(["powershell", "pwsh", "bash", "sh"]);

/** The same line in the shell that every image of Windows has; undefined for what is no line of a shell. */
function withCommandPrompt(options: RunOptions): RunOptions | undefined {
  const [program = "", ...words] = options.command ?? [];
  const name = program
    .split(/[\\/]/)
    .at(-1)
    ?.toLowerCase()
    .replace(/\.exe$/, "");
  if (options.entrypoint !== undefined || !otherShells.has(name ?? "")) {
    return undefined;
  }
  const before = words.findIndex((word) => /^[-/]c(ommand)?$/i.test(word));
  const line = words.slice(before + 1);
  if (before !== -1 && line.length > 0) {
    return { ...options, command: ["cmd.exe", "/S", "/C", ...line] };
  }
  return words.every((word) => word.startsWith("-")) ? { ...options, command: ["cmd.exe"] } : undefined;
}

function withoutLinuxOptions(options: RunOptions): RunOptions {
  const kept = Object.entries(options).filter(([name]) => !linuxOptions.some((other) => other === name));
  return { ...(Object.fromEntries(kept) as Partial<RunOptions>), image: options.image };
}
