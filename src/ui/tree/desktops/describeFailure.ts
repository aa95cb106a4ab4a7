import * as vscode from "vscode";
import type { FailureCause } from "../../../desktop/desktopFailure";

/** What is wrong, and what helps where something does. */
export interface FailureText {
  readonly title: string;
  readonly help?: string;
}

export function describeFailureCause(cause: FailureCause): FailureText {
  return { ...accelerationTexts(), ...hostTexts(), ...settingTexts(), ...runTexts() }[cause];
}

type AccelerationCause = "noKvm" | "noKvmInDockerDesktop" | "noKvmOnSynology";

function accelerationTexts(): Readonly<Record<AccelerationCause, FailureText>> {
  const title = vscode.l10n.t("No hardware acceleration");
  return {
    noKvm: {
      title,
      help: vscode.l10n.t(
        "The engine's host offers no KVM. Turn virtualization on in its BIOS, load its kvm module, or make the desktop without acceleration, which is about ten times slower.",
      ),
    },
    noKvmInDockerDesktop: {
      title,
      help: vscode.l10n.t(
        "This Docker Desktop does not pass KVM on to containers. Use Docker Engine on Linux, or WSL 2 with nested virtualization.",
      ),
    },
    noKvmOnSynology: { title, help: vscode.l10n.t("Synology's virtual machines offer no KVM.") },
  };
}

type HostCause =
  "storageNotWritable" | "notEnoughMemory" | "badNetwork" | "noVirtualNetworkDevice" | "diskFull" | "outOfMemory";

function hostTexts(): Readonly<Record<HostCause, FailureText>> {
  return {
    storageNotWritable: {
      title: vscode.l10n.t("The storage cannot be written"),
      help: vscode.l10n.t("Check the permissions of its folder, and SELinux where it is active."),
    },
    notEnoughMemory: {
      title: vscode.l10n.t("Too little memory"),
      help: vscode.l10n.t("Give the desktop what this Windows needs, or free memory on the engine's host."),
    },
    badNetwork: { title: vscode.l10n.t("The network could not be set up") },
    noVirtualNetworkDevice: { title: vscode.l10n.t("The engine's host lacks the virtual network device") },
    diskFull: {
      title: vscode.l10n.t("Too little free disk space"),
      help: vscode.l10n.t("Free space where the engine keeps the desktop's storage, then start it again."),
    },
    outOfMemory: {
      title: vscode.l10n.t("The engine's host ran out of memory"),
      help: vscode.l10n.t("It ended the desktop. Free memory there, or give the desktop less."),
    },
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

function settingTexts(): Readonly<Record<SettingCause, FailureText>> {
  return {
    badCoreCount: { title: vscode.l10n.t("The number of processor cores is not valid") },
    hostNetwork: {
      title: vscode.l10n.t("A desktop cannot use the host's own network"),
      help: vscode.l10n.t("Give its container another network."),
    },
    badVersion: { title: vscode.l10n.t("The image does not know this version of Windows") },
    badLanguage: { title: vscode.l10n.t("The image does not know this language") },
    missingBindFile: { title: vscode.l10n.t("A file that is to be mounted does not exist on the engine's host") },
    diskTooSmall: { title: vscode.l10n.t("The disk is too small for this Windows") },
    wrongArchitecture: { title: vscode.l10n.t("This Windows is made for another kind of processor") },
    badBootMode: { title: vscode.l10n.t("The boot mode does not fit this machine") },
    deviceMissing: { title: vscode.l10n.t("A device or a disk image does not exist") },
  };
}

type RunCause = Exclude<FailureCause, AccelerationCause | HostCause | SettingCause>;

function runTexts(): Readonly<Record<RunCause, FailureText>> {
  return {
    downloadFailed: {
      title: vscode.l10n.t("Windows could not be downloaded"),
      help: vscode.l10n.t("Check the internet access of the engine's host, then start the desktop again."),
    },
    mediaBroken: {
      title: vscode.l10n.t("The installation medium could not be prepared"),
      help: vscode.l10n.t("The download may be damaged: start the desktop again."),
    },
    firmwareMissing: { title: vscode.l10n.t("The image lacks the firmware for this boot mode") },
    bootFailed: { title: vscode.l10n.t("The virtual machine did not boot") },
    machineCrashed: { title: vscode.l10n.t("The virtual machine ended unexpectedly") },
    guestCrashed: { title: vscode.l10n.t("The virtual machine cannot go on") },
    killed: {
      title: vscode.l10n.t("The desktop was killed"),
      help: vscode.l10n.t("Windows had not shut down before."),
    },
    notStarted: { title: vscode.l10n.t("The engine could not start the desktop") },
    unknown: { title: vscode.l10n.t("The desktop ended with an error") },
  };
}
