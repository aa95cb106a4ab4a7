import type { CommandRemedy, Evidence } from "../prerequisites/prerequisites";
import type { ContainerPath } from "./containerFacts";

export type { Evidence };

/** `problem` keeps something from being reached, `warning` may, and what nobody could look at is neither. */
export type DiagnosisStatus = "ok" | "warning" | "problem" | "cannotTell";

export type NetworkCheckId =
  | "container"
  | "path"
  | "published"
  | "listener"
  | "reservedPorts"
  | "networkOverlap"
  | "machineOverlap"
  | "virtualSwitch";

/** What a check found, for `ui` to word. */
export type NetworkFinding =
  | GeneralFinding
  | ContainerFinding
  | PublishedFinding
  | ListenerFinding
  | ReservedFinding
  | SubnetFinding
  | SwitchFinding;

export type GeneralFinding =
  | { readonly kind: "late"; readonly afterMs: number }
  /** The evidence says what was tried. */
  | { readonly kind: "unreadable" };

export type ContainerFinding =
  | { readonly kind: "running" }
  | { readonly kind: "paused" }
  | { readonly kind: "notRunning"; readonly exitCode: number | undefined }
  | { readonly kind: "path"; readonly path: ContainerPath };

export type PublishedFinding =
  | { readonly kind: "nothingPublished" }
  | { readonly kind: "notAllLookedAt"; readonly looked: number; readonly all: number }
  | { readonly kind: "takesConnections"; readonly address: string }
  | { readonly kind: "dropsConnections"; readonly address: string }
  | { readonly kind: "refusesConnections"; readonly address: string }
  | { readonly kind: "doesNotAnswer"; readonly address: string }
  | { readonly kind: "hostUnknown"; readonly address: string }
  /** Though the container does not run. */
  | { readonly kind: "takenByOther"; readonly address: string }
  | { readonly kind: "free"; readonly address: string }
  | { readonly kind: "withoutConnections"; readonly protocol: string }
  /** UDP: a program of the machine has the port, which the engine's own is as well. */
  | { readonly kind: "takesDatagrams"; readonly address: string }
  | { readonly kind: "noOneTakesDatagrams"; readonly address: string }
  /** Though the container does not run. */
  | { readonly kind: "datagramsTakenByOther"; readonly address: string }
  /** Published on loopback of another machine. */
  | { readonly kind: "onOtherLoopback"; readonly address: string }
  /** Windows before 17763 does not give its own loopback to published ports; the container's address was tried. */
  | { readonly kind: "takesConnectionsBesideLoopback"; readonly address: string };

export type ListenerFinding =
  | { readonly kind: "listens"; readonly addresses: readonly string[] }
  | { readonly kind: "listensOnLoopbackOnly"; readonly addresses: readonly string[] }
  | { readonly kind: "doesNotListen"; readonly others: readonly number[] }
  | { readonly kind: "noLookInside"; readonly program: string };

export type ReservedFinding =
  | { readonly kind: "notReserved" }
  | { readonly kind: "reserved"; readonly port: number; readonly from: number; readonly to: number };

export type SubnetFinding =
  | { readonly kind: "noOverlap" }
  | { readonly kind: "networksOverlap"; readonly pairs: readonly SubnetPair[] }
  | { readonly kind: "machineOverlaps"; readonly pairs: readonly SubnetPair[] }
  | { readonly kind: "machineNotHere" };

/** Two things that use the same addresses, each with its subnet or address. */
export interface SubnetPair {
  readonly network: string;
  readonly other: string;
}

export type SwitchFinding =
  | { readonly kind: "switchPresent"; readonly gateways: readonly string[] }
  | { readonly kind: "switchMissing"; readonly gateways: readonly string[] }
  | { readonly kind: "noSwitches" }
  | { readonly kind: "networkServiceAbsent" }
  | { readonly kind: "networkServiceStopped" };

/** What mends it. */
export type DiagnosisRemedy =
  | CommandRemedy
  | { readonly kind: "read"; readonly url: string }
  /** To be done with the container itself. */
  | { readonly kind: "container"; readonly action: "start" | "restart" | "unpause" | "openLogs" };

export interface DiagnosisResult {
  readonly status: DiagnosisStatus;
  readonly finding: NetworkFinding;
  readonly evidence: readonly Evidence[];
  readonly remedy?: DiagnosisRemedy;
}

export interface DiagnosisCheck {
  readonly id: NetworkCheckId;
  /** What of several it is about, e.g. "8080→80/tcp"; empty when there is one only. */
  readonly subject: string;
  look(signal: AbortSignal): Promise<DiagnosisResult>;
}

export interface DiagnosisRow {
  readonly id: NetworkCheckId;
  readonly subject: string;
  readonly result: DiagnosisResult;
}
