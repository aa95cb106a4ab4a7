import type { Expected } from "./grammar";
import type { SpecField } from "./specFields";

export type Severity = "error" | "warning";

/** `error` forbids to create the desktop, `warning` does not. */
export type SpecProblem = { readonly field: SpecField; readonly severity: Severity } & ProblemDetail;

export type ProblemDetail =
  | { readonly kind: "malformed"; readonly expected: Expected | undefined }
  | { readonly kind: "nameTaken" }
  | { readonly kind: "versionUnknown" }
  | { readonly kind: "versionNotOnArm64" }
  | { readonly kind: "versionManual" }
  | { readonly kind: "memoryTooSmall"; readonly minimumMiB: number }
  | { readonly kind: "memoryMoreThanHost"; readonly hostMiB: number }
  | { readonly kind: "memoryMoreThanFree"; readonly freeMiB: number }
  | { readonly kind: "diskTooSmall"; readonly minimumMiB: number }
  /** Of what is free now: the disk grows, so that this stops a desktop at once only where all of it is taken. */
  | { readonly kind: "diskMoreThanFree"; readonly freeMiB: number }
  | { readonly kind: "noRoomToInstall"; readonly freeMiB: number; readonly neededMiB: number }
  | { readonly kind: "moreCoresThanHost"; readonly hostCores: number }
  | { readonly kind: "folderNotAbsolute" }
  | { readonly kind: "conflict"; readonly conflict: Conflict };

/** What settings do to each other, or to the image. */
export type Conflict =
  | { readonly kind: "notOnArm64" }
  | { readonly kind: "diskWithoutStorage" }
  | { readonly kind: "storageElsewhere" }
  | { readonly kind: "domainAndWorkgroup" }
  | { readonly kind: "dhcpNeedsNetwork" }
  | { readonly kind: "openToAll"; readonly port: number }
  | { readonly kind: "secureBootNeedsQ35" }
  | { readonly kind: "ownFolderReplaces" }
  | { readonly kind: "ownFolderAndSetup" }
  | { readonly kind: "setupNeedsPowerShell" }
  | { readonly kind: "serialPortTaken" }
  /** Variables that would win over their own fields, past all that is checked there. */
  | { readonly kind: "haveFields"; readonly names: readonly string[] }
  /** The same, with values that their fields cannot hold: what somebody else's container had is kept. */
  | { readonly kind: "noValuesOfFields"; readonly names: readonly string[] }
  | { readonly kind: "stopTooShort"; readonly minimumSeconds: number }
  | { readonly kind: "neverShutDown" }
  | { readonly kind: "restartHidesFailures" }
  | { readonly kind: "removedYetRestarted" };
