import * as vscode from "vscode";
import type { DesktopState } from "../../../desktop/desktop";
import type { FailureCause } from "../../../desktop/desktopFailure";
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

/** One sentence: what is wrong, and what would help. */
export function describeFailureCause(cause: FailureCause): string {
  return failureTexts()[cause];
}

function failureTexts(): Readonly<Record<FailureCause, string>> {
  return { ...hostFailureTexts(), ...settingFailureTexts(), ...runFailureTexts() };
}

type HostCause =
  | "noKvm"
  | "noKvmInDockerDesktop"
  | "noKvmOnSynology"
  | "storageNotWritable"
  | "notEnoughMemory"
  | "badNetwork"
  | "noVirtualNetworkDevice"
  | "diskFull"
  | "outOfMemory";

function hostFailureTexts(): Readonly<Record<HostCause, string>> {
  return {
    noKvm: vscode.l10n.t(
      "The engine's host offers no hardware acceleration (KVM). Turn virtualization on in its BIOS, load its kvm module, or create the desktop without acceleration, which is about ten times slower.",
    ),
    noKvmInDockerDesktop: vscode.l10n.t(
      "This Docker Desktop does not pass hardware acceleration (KVM) on to containers. Use Docker Engine on Linux, or WSL 2 with nested virtualization.",
    ),
    noKvmOnSynology: vscode.l10n.t("Synology's virtual machines offer no hardware acceleration (KVM)."),
    storageNotWritable: vscode.l10n.t(
      "The desktop may not write into its storage. Check the permissions of the folder, and SELinux where it is active.",
    ),
    notEnoughMemory: vscode.l10n.t("The engine's host has too little memory for this Windows."),
    badNetwork: vscode.l10n.t("The desktop's network could not be set up."),
    noVirtualNetworkDevice: vscode.l10n.t(
      "The engine's host does not offer the virtual network device that was asked for.",
    ),
    diskFull: vscode.l10n.t("There is not enough free disk space for Windows on the engine's host."),
    outOfMemory: vscode.l10n.t("The engine's host ran out of memory and ended the desktop."),
  };
}

type SettingCause =
  | "badCoreCount"
  | "hostNetwork"
  | "badVersion"
  | "badLanguage"
  | "missingBindFile"
  | "diskTooSmall"
  | "wrongArchitecture"
  | "badBootMode"
  | "deviceMissing";

function settingFailureTexts(): Readonly<Record<SettingCause, string>> {
  return {
    badCoreCount: vscode.l10n.t("The number of processor cores is not valid."),
    hostNetwork: vscode.l10n.t("A desktop cannot use the host's own network. Give its container another one."),
    badVersion: vscode.l10n.t("This version of Windows is not known to the image, or not made for this processor."),
    badLanguage: vscode.l10n.t("This language of Windows is not known to the image."),
    missingBindFile: vscode.l10n.t("A file that is to be mounted does not exist on the engine's host."),
    diskTooSmall: vscode.l10n.t("The disk is too small for this Windows."),
    wrongArchitecture: vscode.l10n.t("This Windows is made for another kind of processor."),
    badBootMode: vscode.l10n.t("The boot mode is not valid for this machine."),
    deviceMissing: vscode.l10n.t("A device or an image of a disk that is to be used does not exist."),
  };
}

type RunCause = Exclude<FailureCause, HostCause | SettingCause>;

function runFailureTexts(): Readonly<Record<RunCause, string>> {
  return {
    downloadFailed: vscode.l10n.t(
      "Windows could not be downloaded. Check the internet access of the engine's host and start again.",
    ),
    mediaBroken: vscode.l10n.t(
      "The installation medium could not be prepared. The download may be damaged: start again.",
    ),
    firmwareMissing: vscode.l10n.t("The image lacks the firmware for this boot mode."),
    bootFailed: vscode.l10n.t("The virtual machine did not boot."),
    machineCrashed: vscode.l10n.t("The virtual machine ended unexpectedly."),
    guestCrashed: vscode.l10n.t("The virtual machine reports that it cannot go on."),
    killed: vscode.l10n.t("The desktop was killed before Windows had shut down."),
    notStarted: vscode.l10n.t("The engine could not start the desktop."),
    unknown: vscode.l10n.t("The desktop ended with an error."),
  };
}
