import * as vscode from "vscode";
import type { DesktopState } from "../../../desktop/desktop";
import type { InstallStage, InstallStageKind, StageProgress } from "../../../desktop/installStage";

/** A few words for a row of the tree. */
export function describeState(state: DesktopState): string {
  switch (state.kind) {
    case "stopped":
      return vscode.l10n.t("stopped");
    case "failed":
      return vscode.l10n.t("failed");
    case "starting":
      return vscode.l10n.t("starting");
    case "installing":
      return [describeStage(state.stage), describeProgress(state.stage)].filter((part) => part !== "").join(" ");
    case "running":
      return state.problem ? vscode.l10n.t("running, with a problem") : vscode.l10n.t("running");
    case "stopping":
      return vscode.l10n.t("shutting down");
    case "paused":
      return vscode.l10n.t("paused");
  }
}

/** The names of the stages by themselves, in the order in which they come. */
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

/** `43 %`, `1.2 GB`, or nothing while nobody can tell. */
export function describeProgress(stage: InstallStage): string {
  const progress = progressOf(stage);
  if (!progress) {
    return "";
  }
  return progress.kind === "percent"
    ? vscode.l10n.t("{0} %", Math.floor(progress.percent))
    : vscode.l10n.t("{0} GB", (progress.bytes / 1e9).toFixed(1));
}
