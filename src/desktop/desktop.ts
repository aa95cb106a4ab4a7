import { causeOfExitCode, type DesktopFailure } from "./desktopFailure";
import type { ContainerRecord } from "./containerRecord";
import type { InstallStage } from "./installStage";
import { readyTokenLabel } from "./labels";
import type { RunPicture, ShutdownPicture } from "./stageParser";

/** How a Windows desktop stands. Always derived from what its container says, never remembered. */
export type DesktopState =
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly failure: DesktopFailure }
  /** Installed; the virtual machine is on its way. */
  | { readonly kind: "starting" }
  /** Not installed yet; `machine` tells whether there is a screen to look at. */
  | {
      readonly kind: "installing";
      readonly stage: InstallStage;
      readonly machine: "notStarted" | "running";
      /** Whether Windows will say that it is there: only those that were made here do. */
      readonly announcement: "expected" | "none";
      readonly problem: DesktopFailure | undefined;
    }
  | { readonly kind: "running"; readonly problem: DesktopFailure | undefined }
  | { readonly kind: "stopping"; readonly shutdown: ShutdownPicture }
  | { readonly kind: "paused" };

/** What the container's files tell beside its log. */
export interface StorageFacts {
  /** The image's own mark of an installation that ended and was shut down in order once. */
  readonly isInstalled: boolean;
}

/** Exit codes of an orderly end: of Windows by itself, and of a stop that was asked for. */
const orderlyExitCodes: ReadonlySet<number> = new Set([0, 130, 143]);
const killedExitCode = 137;

export function deriveState(record: ContainerRecord, picture: RunPicture, facts: StorageFacts): DesktopState {
  switch (record.status) {
    case "running":
      return runningState(record, picture, facts);
    case "restarting":
      return picture.failure ? { kind: "failed", failure: picture.failure } : { kind: "starting" };
    case "paused":
      return { kind: "paused" };
    case "created":
      return record.startFailure === undefined ? { kind: "stopped" } : notStarted(record, record.startFailure);
    default:
      return endState(record, picture);
  }
}

/** There is a virtual machine, and so a screen to connect to. */
export function hasScreen(state: DesktopState): boolean {
  return (
    state.kind === "running" ||
    (state.kind === "installing" && state.machine === "running") ||
    (state.kind === "stopping" && !state.shutdown.isCompleted)
  );
}

function runningState(record: ContainerRecord, picture: RunPicture, { isInstalled }: StorageFacts): DesktopState {
  if (picture.shutdown) {
    return { kind: "stopping", shutdown: picture.shutdown };
  }
  if (isInstalled || picture.isReady) {
    return picture.machine === "running" ? { kind: "running", problem: picture.failure } : { kind: "starting" };
  }
  const { stage, machine, failure: problem } = picture;
  const announcement = readyTokenLabel in record.labels ? "expected" : "none";
  return { kind: "installing", stage, machine, announcement, problem };
}

function endState(record: ContainerRecord, { failure }: RunPicture): DesktopState {
  const { exitCode } = record;
  if (record.outOfMemory) {
    return { kind: "failed", failure: { cause: "outOfMemory", text: "", exitCode } };
  }
  // QEMU that never got to boot is ended in order too, so that here an exit code of 0 proves nothing.
  if (failure?.cause === "bootFailed") {
    return { kind: "failed", failure: { ...failure, exitCode } };
  }
  if (orderlyExitCodes.has(exitCode)) {
    return { kind: "stopped" };
  }
  if (record.startFailure !== undefined) {
    return notStarted(record, record.startFailure);
  }
  if (failure) {
    const cause = failure.cause === "unknown" ? causeOfExitCode(exitCode) : failure.cause;
    return { kind: "failed", failure: { ...failure, cause, exitCode } };
  }
  const cause = exitCode === killedExitCode ? "killed" : causeOfExitCode(exitCode);
  return { kind: "failed", failure: { cause, text: "", exitCode } };
}

function notStarted({ exitCode }: ContainerRecord, text: string): DesktopState {
  return { kind: "failed", failure: { cause: "notStarted", text, exitCode } };
}
