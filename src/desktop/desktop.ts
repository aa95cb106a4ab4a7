import { isAnnounced } from "./run/announcement";
import type { ContainerRecord } from "./containerRecord";
import { causeOfExitCode, type DesktopFailure } from "./run/desktopFailure";
import type { DesktopHint } from "./run/desktopHint";
import { generationOf, startsAnewWithoutMarker, type ImageGeneration } from "./imageGeneration";
import type { InstallStage } from "./run/installStage";
import type { Pace } from "./run/paceMeter";
import type { RunPicture, ShutdownPicture } from "./run/stageParser";

/** How a Windows desktop stands. Always derived from what its container says, never remembered. */
export type DesktopState =
  | { readonly kind: "stopped"; readonly disk: DiskAtRest }
  | { readonly kind: "failed"; readonly failure: DesktopFailure; readonly disk: DiskAtRest }
  /** Installed; the virtual machine is on its way. */
  | { readonly kind: "starting" }
  /** Not installed yet; `machine` tells whether there is a screen to look at. */
  | {
      readonly kind: "installing";
      readonly stage: InstallStage;
      /** Of its image, which decides which stages there are, and in which order. */
      readonly generation: ImageGeneration;
      readonly machine: "notStarted" | "running";
      readonly display: Display;
      readonly pace: Pace | undefined;
      readonly announcement: Announcement;
      readonly problem: DesktopFailure | undefined;
      readonly hints: readonly DesktopHint[];
    }
  | {
      readonly kind: "running";
      readonly disk: RunningDisk;
      readonly display: Display;
      readonly problem: DesktopFailure | undefined;
      readonly hints: readonly DesktopHint[];
    }
  | { readonly kind: "stopping"; readonly display: Display; readonly shutdown: ShutdownPicture }
  | { readonly kind: "paused" };

/**
 * Whether Windows will say that it is there: only those that were made here do, without files of one's own for Setup. Of
 * another one it can at best be told that Remote Desktop answers, which it also does a while before the desktop is reached.
 */
export type Announcement = "expected" | "none" | "remoteDesktopAnswers";

/** `none`: the machine was made without one (DISPLAY), and nothing serves a screen. */
export type Display = "served" | "none";

/** `unprotected`: the next start would throw the disk away, unless the desktop is shut down in order before. */
export type RunningDisk = "safe" | "unprotected";

/** `doubtful`: Windows was there, and nothing tells that it was shut down in order. */
export type DiskAtRest = "settled" | "doubtful";

/** What the container's files and its guest tell beside the log. */
export interface ContainerFacts {
  /** The image's own mark of an installation that ended and was shut down in order once. */
  readonly mark: "unknown" | "present" | "absent";
  readonly remoteDesktop: "silent" | "answers";
  readonly imageVersion: string | undefined;
}

export const noFacts: ContainerFacts = { mark: "unknown", remoteDesktop: "silent", imageVersion: undefined };

/** All that is known of a run beside its container's record. */
export interface RunEvidence {
  readonly picture: RunPicture;
  readonly facts: ContainerFacts;
  readonly pace: Pace | undefined;
}

/** Exit codes of an orderly end: of Windows by itself, and of a stop that was asked for. */
const orderlyExitCodes: ReadonlySet<number> = new Set([0, 130, 143]);
const killedExitCode = 137;

export function deriveState(record: ContainerRecord, evidence: RunEvidence): DesktopState {
  const { picture } = evidence;
  switch (record.status) {
    case "running":
      return runningState(record, evidence);
    case "restarting":
      return picture.failure ? failed(picture.failure, picture) : { kind: "starting" };
    case "paused":
      return { kind: "paused" };
    case "created":
      return record.startFailure === undefined
        ? { kind: "stopped", disk: "settled" }
        : notStarted(record, record.startFailure, picture);
    default:
      return endState(record, picture);
  }
}

export function hasMachine(state: DesktopState): boolean {
  return (
    state.kind === "running" ||
    (state.kind === "installing" && state.machine === "running") ||
    (state.kind === "stopping" && !state.shutdown.isCompleted)
  );
}

/** There is a virtual machine with a screen to connect to. */
export function hasScreen(state: DesktopState): boolean {
  return hasMachine(state) && "display" in state && state.display === "served";
}

/** Its disk is not safe yet, or may not be: only the image can tell, when it shuts down, whether Windows ran from it. */
export function canBeProtected(state: DesktopState): boolean {
  return (
    (state.kind === "running" && state.disk === "unprotected") ||
    (state.kind === "installing" && state.stage.kind === "finishing" && state.announcement !== "expected")
  );
}

function runningState(record: ContainerRecord, evidence: RunEvidence): DesktopState {
  const { picture, facts } = evidence;
  const display = displayOf(record);
  if (picture.shutdown) {
    return { kind: "stopping", display, shutdown: picture.shutdown };
  }
  const { machine, failure: problem, hints } = picture;
  if (picture.isReady || (facts.mark === "present" && !preparesMedium(picture))) {
    return machine === "running"
      ? { kind: "running", disk: runningDisk(picture, facts), display, problem, hints }
      : { kind: "starting" };
  }
  if (facts.mark === "unknown" && !tellsInstallation(picture)) {
    return { kind: "starting" };
  }
  return installingState(record, evidence);
}

function installingState(record: ContainerRecord, { picture, facts, pace }: RunEvidence): DesktopState {
  const { stage, machine, failure: problem, hints } = picture;
  const silent = facts.remoteDesktop === "answers" && machine === "running" ? "remoteDesktopAnswers" : "none";
  const announcement = isAnnounced(record) ? "expected" : silent;
  const generation = generationOf(versionOf(picture, facts));
  const display = displayOf(record);
  return { kind: "installing", stage, generation, machine, display, pace, announcement, problem, hints };
}

/** Of the image's own words and QEMU's, those that lead to VNC; none is the usual one. */
function displayOf({ environment }: ContainerRecord): Display {
  const words = (environment.DISPLAY ?? "").replaceAll(/["']/g, "").trim().toLowerCase();
  return /^($|web$|vnc|:)/.test(words) ? "served" : "none";
}

/** Only an installation has these, so that nobody has to wait for the files to tell. */
function tellsInstallation({ stage, bootedFrom }: RunPicture): boolean {
  return bootedFrom === "medium" || !["starting", "configuring", "booting", "finishing"].includes(stage.kind);
}

/** No image does so for a disk that it keeps, whatever mark was found at the start. */
export function preparesMedium({ stage }: RunPicture): boolean {
  return ["requesting", "downloading", "verifying", "extracting", "building", "preparingMedia"].includes(stage.kind);
}

function runningDisk(picture: RunPicture, facts: ContainerFacts): RunningDisk {
  return facts.mark === "present" || !startsAnewWithoutMarker(versionOf(picture, facts)) ? "safe" : "unprotected";
}

function versionOf(picture: RunPicture, facts: ContainerFacts): string | undefined {
  return picture.imageVersion ?? facts.imageVersion;
}

function endState(record: ContainerRecord, picture: RunPicture): DesktopState {
  const { exitCode } = record;
  const { failure } = picture;
  if (record.outOfMemory) {
    return failed({ cause: "outOfMemory", text: "", exitCode }, picture);
  }
  // QEMU that never got to boot is ended in order too, so that here an exit code of 0 proves nothing.
  if (failure?.cause === "bootFailed") {
    return failed({ ...failure, exitCode }, picture);
  }
  if (orderlyExitCodes.has(exitCode)) {
    return { kind: "stopped", disk: diskAtRest(picture) };
  }
  if (record.startFailure !== undefined) {
    return notStarted(record, record.startFailure, picture);
  }
  if (failure) {
    const cause = failure.cause === "unknown" ? causeOfExitCode(exitCode) : failure.cause;
    return failed({ ...failure, cause, exitCode }, picture);
  }
  if (exitCode === killedExitCode) {
    return killedState(record, picture);
  }
  return failed({ cause: causeOfExitCode(exitCode), text: "", exitCode }, picture);
}

/** Whoever removes a container by force has it killed first, and wants no more of it. */
function killedState({ status, exitCode }: ContainerRecord, picture: RunPicture): DesktopState {
  return status === "removing"
    ? { kind: "stopped", disk: diskAtRest(picture) }
    : failed({ cause: "killed", text: "", exitCode }, picture);
}

function failed(failure: DesktopFailure, picture: RunPicture): DesktopState {
  return { kind: "failed", failure, disk: diskAtRest(picture) };
}

function notStarted({ exitCode }: ContainerRecord, text: string, picture: RunPicture): DesktopState {
  return failed({ cause: "notStarted", text, exitCode }, picture);
}

function diskAtRest({ isReady, shutdown, imageVersion }: RunPicture): DiskAtRest {
  return isReady && shutdown?.isCompleted !== true && startsAnewWithoutMarker(imageVersion) ? "doubtful" : "settled";
}
