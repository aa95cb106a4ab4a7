import type { ContainerState, DaemonMode, Isolation } from "./model";

/** What can be done to one container. Power, logs, shells and removal work everywhere. */
export type ContainerAbility =
  | "pause"
  | "unpause"
  | "rename"
  | "processes"
  | "changes"
  | "copyFiles"
  | "commit"
  | "export"
  | "updateLimits"
  | "stats";

/** What can be done with an engine as a whole. */
export type EngineAbility = "pruneBuildCache";

export interface ContainerFacts {
  readonly mode: DaemonMode;
  /** What it runs in; undefined where it is not known (yet), and of every Linux container. */
  readonly isolation: Isolation | undefined;
  readonly state: ContainerState;
}

export interface EngineFacts {
  readonly mode: DaemonMode;
  readonly apiVersion: string | undefined;
}

/** In which states of a container an engine does it. */
type When = "always" | "running" | "paused" | "stopped" | "never";

/** How a container is kept apart from others. */
type Kind = "linux" | Isolation;

const kindsOn = { linux: ["linux"], windows: ["process", "hyperv"] } as const satisfies Record<
  DaemonMode,
  readonly Kind[]
>;

/** The engines' own rules: what is not here they refuse. */
const containerTable = {
  pause: { linux: "running", process: "never", hyperv: "running" },
  unpause: { linux: "paused", process: "never", hyperv: "paused" },
  rename: { linux: "always", process: "always", hyperv: "always" },
  processes: { linux: "running", process: "running", hyperv: "running" },
  changes: { linux: "always", process: "stopped", hyperv: "stopped" },
  copyFiles: { linux: "always", process: "always", hyperv: "stopped" },
  commit: { linux: "always", process: "stopped", hyperv: "stopped" },
  export: { linux: "always", process: "never", hyperv: "never" },
  updateLimits: { linux: "always", process: "never", hyperv: "never" },
  stats: { linux: "running", process: "running", hyperv: "running" },
} as const satisfies Record<ContainerAbility, Record<Kind, When>>;

export const containerAbilities = Object.keys(containerTable) as readonly ContainerAbility[];

/** Which systems' engines can, from which version of their API on. */
const engineTable = {
  // The builder of Windows engines keeps no cache of its own.
  pruneBuildCache: { modes: ["linux"], since: "1.31" },
} as const satisfies Record<EngineAbility, { readonly modes: readonly DaemonMode[]; readonly since: string }>;

/** While it is not known how a Windows container is isolated, only what both isolations allow. */
export function canContainer(ability: ContainerAbility, { mode, isolation, state }: ContainerFacts): boolean {
  const kinds: readonly Kind[] = mode === "windows" && isolation ? [isolation] : kindsOn[mode];
  return kinds.every((kind) => isIn(state, containerTable[ability][kind]));
}

/** Whether there is a kind of container, in some state, to which such an engine does it. */
export function mayContainer(ability: ContainerAbility, mode: DaemonMode): boolean {
  return kindsOn[mode].some((kind) => containerTable[ability][kind] !== "never");
}

export function abilitiesOf(facts: ContainerFacts): readonly ContainerAbility[] {
  return containerAbilities.filter((ability) => canContainer(ability, facts));
}

/** An engine that does not tell its version is taken for a current one. */
export function canEngine(ability: EngineAbility, { mode, apiVersion }: EngineFacts): boolean {
  const { modes, since } = engineTable[ability];
  return modes.some((one) => one === mode) && (apiVersion === undefined || isAtLeast(apiVersion, since));
}

function isIn(state: ContainerState, when: When): boolean {
  switch (when) {
    case "always":
      return state !== "removing" && state !== "dead";
    case "running":
      return state === "running";
    case "paused":
      return state === "paused";
    case "stopped":
      return state === "created" || state === "exited";
    case "never":
      return false;
  }
}

/** Versions are numbers with a point between them, and 1.9 comes before 1.24. */
function isAtLeast(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
