import * as vscode from "vscode";
import type { DesktopState } from "../../../desktop/desktop";
import type { InstallStage, InstallStageKind, StageProgress } from "../../../desktop/run/installStage";
import type { Pace } from "../../../desktop/run/paceMeter";
import type { ShutdownPicture } from "../../../desktop/run/stageParser";
import { formatBytes } from "../../words/formatBytes";

/** A few words for a row of the tree; the panel and the notification say the same. */
export function describeState(state: DesktopState): string {
  switch (state.kind) {
    case "stopped":
      return state.disk === "doubtful" ? vscode.l10n.t("ended without shutting down") : vscode.l10n.t("stopped");
    case "failed":
      return vscode.l10n.t("failed");
    case "starting":
      return vscode.l10n.t("starting");
    case "installing":
      return describeInstallation(state);
    case "running":
      return describeRunning(state);
    case "stopping":
      return describeShutdown(state.shutdown);
    case "paused":
      return vscode.l10n.t("paused");
  }
}

function describeRunning({ problem, disk }: Extract<DesktopState, { kind: "running" }>): string {
  if (problem) {
    return vscode.l10n.t("running, with a problem");
  }
  return disk === "safe" ? vscode.l10n.t("running") : vscode.l10n.t("running, disk not safe yet");
}

type Installing = Extract<DesktopState, { kind: "installing" }>;

/** `Downloading Windows 43 % · 12 MB/s · about 5 min left` */
export function describeInstallation(state: Installing): string {
  const title = installationTitle(state);
  return [title, describeProgress(state.stage, state.pace)].filter((part) => part !== "").join(" ");
}

/** Who made a desktop elsewhere hears no more than what can be told: that Remote Desktop answers. */
export function installationTitle({ stage, announcement }: Installing): string {
  return announcement === "remoteDesktopAnswers" && stage.kind === "finishing"
    ? vscode.l10n.t("RDP answers")
    : describeStage(stage);
}

/** With the seconds that the image counts, as soon as it does. */
export function describeShutdown({ elapsedSeconds, limitSeconds, isCompleted }: ShutdownPicture): string {
  return limitSeconds === undefined || isCompleted
    ? vscode.l10n.t("shutting down")
    : vscode.l10n.t("shutting down ({0} of {1} s)", elapsedSeconds, limitSeconds);
}

/** The names of the stages by themselves. */
export function stageNames(): Readonly<Record<InstallStageKind, string>> {
  return {
    starting: vscode.l10n.t("Starting"),
    requesting: vscode.l10n.t("Asking Microsoft for Windows"),
    downloading: vscode.l10n.t("Downloading Windows"),
    verifying: vscode.l10n.t("Looking at the download"),
    extracting: vscode.l10n.t("Extracting Windows"),
    building: vscode.l10n.t("Building the installation medium"),
    preparingMedia: vscode.l10n.t("Adding drivers and settings"),
    creatingDisk: vscode.l10n.t("Creating the disk"),
    configuring: vscode.l10n.t("Configuring network and boot"),
    booting: vscode.l10n.t("Starting the virtual machine"),
    setup: vscode.l10n.t("Windows Setup copies its files"),
    finishing: vscode.l10n.t("Windows prepares its first start"),
  };
}

export function describeStage(stage: InstallStage): string {
  return stageNames()[stage.kind];
}

export function progressOf(stage: InstallStage): StageProgress | undefined {
  return "progress" in stage ? stage.progress : undefined;
}

/** `43 % · 12 MB/s · about 5 min left`, as far as it can be told. */
export function describeProgress(stage: InstallStage, pace: Pace | undefined): string {
  const progress = progressOf(stage);
  if (!progress) {
    return "";
  }
  const amount =
    progress.kind === "percent" ? vscode.l10n.t("{0} %", Math.floor(progress.percent)) : formatBytes(progress.bytes);
  return [amount, ...rateOf(pace), ...timeOf(pace)].join(" · ");
}

function rateOf(pace: Pace | undefined): readonly string[] {
  return pace?.bytesPerSecond === undefined ? [] : [vscode.l10n.t("{0}/s", formatBytes(pace.bytesPerSecond))];
}

function timeOf(pace: Pace | undefined): readonly string[] {
  if (pace?.secondsLeft === undefined) {
    return [];
  }
  const minutes = Math.round(pace.secondsLeft / 60);
  if (pace.secondsLeft <= 90) {
    return [vscode.l10n.t("about {0} s left", pace.secondsLeft)];
  }
  return minutes <= 90
    ? [vscode.l10n.t("about {0} min left", minutes)]
    : [vscode.l10n.t("about {0} h left", (minutes / 60).toFixed(1))];
}
