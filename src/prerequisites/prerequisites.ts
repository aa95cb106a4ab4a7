/** `missing` keeps something from working, `warning` may, and what nobody could read is neither. */
export type CheckStatus = "ok" | "warning" | "missing" | "cannotTell";

/** What was read, and where, in the words of the machine: paths, names of properties, values. */
export interface Evidence {
  readonly source: string;
  readonly found: string;
}

/** What a check found, for `ui` to word. */
export type Finding =
  | "fine"
  | "notNeeded"
  | "late"
  | "unreadable"
  | WindowsFinding
  | FeatureFinding
  | ServiceFinding
  | DockerDesktopFinding
  | EngineHostFinding;

export type WindowsFinding =
  | "homeEdition"
  | "educationEdition"
  | "otherEdition"
  | "buildTooOld"
  | "buildWithoutDockerDesktop"
  | "buildLeftByDockerDesktop"
  | "serverEdition"
  | "armProcessor"
  | "tooLittleMemory"
  | "littleMemory"
  | "restartPending"
  | "notOnDriveC"
  | "nestingNotProven"
  | "smallVirtualMachine";

export type FeatureFinding =
  | "featureOff"
  | "featureAbsent"
  | "linuxFeatureOff"
  | "isolationFeatureOff"
  | "hypervisorOff"
  | "hypervisorWaitsForFeature"
  | "hypervisorWaitsForFirmware"
  | "hypervisorOutside"
  | "hiddenByHypervisor"
  | "virtualizationOff"
  | "noSecondLevelTranslation"
  | "legacyValues"
  | "littleDisk"
  | "tooLittleDisk"
  | "notNtfs"
  | "wslAbsent"
  | "wslWithoutVersion"
  | "wslOld";

export type ServiceFinding = "serviceAbsent" | "serviceStopped" | "helperServiceStopped" | "engineServiceAbsent";

export type DockerDesktopFinding =
  | "dockerDesktopAbsent"
  | "dockerDesktopOfOneUser"
  | "windowsContainersDisabled"
  | "notInGroup"
  | "groupAbsent"
  | "inGroupAfterSignOut"
  | "writesDenied";

export type EngineHostFinding =
  | "kvmMissing"
  | "kvmRefused"
  | "tunMissing"
  | "tunRefused"
  | "noProbeImage"
  | "littleEngineMemory"
  | "littleEngineDisk"
  | "tooLittleEngineDisk";

/** What mends it. */
export type Remedy =
  | CommandRemedy
  /** Nothing that a program could do. */
  | { readonly kind: "read"; readonly url: string }
  /** What an engine keeps and nobody uses: looked through and asked about before anything goes. */
  | { readonly kind: "prune" }
  /** An image whose containers can look at the engine's host. */
  | { readonly kind: "pull"; readonly image: string };

export interface CommandRemedy {
  readonly kind: "command";
  /** For PowerShell on Windows, for a POSIX shell elsewhere; without `sudo` and its kin. */
  readonly line: string;
  readonly rights: "elevated" | "user";
  /** `elsewhere`: on the machine below or behind this one, which we cannot reach. */
  readonly where: "here" | "elsewhere";
  readonly after: "nothing" | "restart" | "signOut" | "restartDockerDesktop";
}

export interface CheckResult {
  readonly status: CheckStatus;
  readonly finding: Finding;
  /** The fact in a few words that need no translation, e.g. "Professional", "2.1.5"; empty when there is none. */
  readonly value: string;
  readonly evidence: readonly Evidence[];
  readonly remedy?: Remedy;
}

export type WindowsCheckId =
  | "edition"
  | "build"
  | "installationType"
  | "processor"
  | "memory"
  | "virtualMachine"
  | "restart"
  | "hostDrive"
  | "hyperVFeature"
  | "hypervisor"
  | "firmware"
  | "hvHostService"
  | "vmmsService"
  | "containersFeature"
  | "vmcomputeService"
  | "hnsService"
  | "dockerService"
  | "legacyRegistry"
  | "disk"
  | "dockerDesktopKind"
  | "windowsContainers"
  | "dockerDesktopService"
  | "dockerUsers"
  | "bitLocker"
  | "wslFeature"
  | "virtualMachinePlatform"
  | "wslVersion";

export type EngineCheckId = "kvm" | "tun" | "engineMemory" | "engineDisk";

export type CheckId = WindowsCheckId | EngineCheckId;

export type CheckArea = "windows" | "virtualization" | "containers" | "dockerDesktop" | "wsl" | "linuxEngine";

export interface Check {
  readonly id: CheckId;
  /** Rejects with `CannotTell` when what it needs cannot be read. */
  look(): Promise<CheckResult>;
}

/** The checks of one area, or of one engine. */
export interface CheckGroup {
  readonly key: string;
  readonly area: CheckArea;
  /** Of an engine. */
  readonly engineName?: string;
  readonly checks: readonly Check[];
}

/** What a check needs could not be read; the evidence says what was tried. */
export class CannotTell extends Error {
  override readonly name = "CannotTell";

  constructor(
    readonly evidence: readonly Evidence[],
    readonly finding: Finding = "unreadable",
    readonly remedy?: Remedy,
  ) {
    super(evidence.map(({ source, found }) => `${source}: ${found}`).join("; "));
  }
}
