import * as vscode from "vscode";
import type { FailureCause } from "../../desktop/run/desktopFailure";

/** What is wrong, and what helps where something does. */
export interface FailureText {
  readonly title: string;
  readonly help: string;
}

export function describeFailureCause(cause: FailureCause): FailureText {
  return {
    ...accelerationTexts(),
    ...hostTexts(),
    ...choiceTexts(),
    ...settingTexts(),
    ...machineTexts(),
    ...endTexts(),
  }[cause];
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
    badNetwork: {
      title: vscode.l10n.t("The network could not be set up"),
      help: vscode.l10n.t("Check NETWORK and DEV among its variables, and the network that its container is in."),
    },
    noVirtualNetworkDevice: {
      title: vscode.l10n.t("The engine's host lacks the virtual network device"),
      help: vscode.l10n.t("An address of its own (DHCP=Y) needs a macvlan network, /dev/vhost-net and its rule."),
    },
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

type ChoiceCause = "badVersion" | "versionNotForArm" | "badLanguage" | "diskTooSmall" | "wrongArchitecture";

/** What another choice in the form avoids. */
function choiceTexts(): Readonly<Record<ChoiceCause, FailureText>> {
  return {
    badVersion: {
      title: vscode.l10n.t("The image does not know this version of Windows"),
      help: vscode.l10n.t("Make the desktop anew with a version from the list."),
    },
    versionNotForArm: {
      title: vscode.l10n.t("This Windows does not exist for ARM64 processors"),
      help: vscode.l10n.t("Choose Windows 10 or 11, or an engine on an x64 machine."),
    },
    badLanguage: {
      title: vscode.l10n.t("The image does not know this language"),
      help: vscode.l10n.t("Make the desktop anew with a language from the list."),
    },
    diskTooSmall: {
      title: vscode.l10n.t("The disk is too small for this Windows"),
      help: vscode.l10n.t("Nothing was installed yet: make the desktop anew with a bigger disk."),
    },
    wrongArchitecture: {
      title: vscode.l10n.t("This Windows is made for another kind of processor"),
      help: vscode.l10n.t("Choose a medium for the engine's processor, or an engine on another machine."),
    },
  };
}

type SettingCause =
  "badCoreCount" | "hostNetwork" | "missingBindFile" | "badBootMode" | "firmwareMissing" | "deviceMissing";

function settingTexts(): Readonly<Record<SettingCause, FailureText>> {
  return {
    badCoreCount: {
      title: vscode.l10n.t("The number of processor cores is not valid"),
      help: vscode.l10n.t("CPU_CORES is a number, half, or max."),
    },
    hostNetwork: {
      title: vscode.l10n.t("A desktop cannot use the host's own network"),
      help: vscode.l10n.t("Give its container another network; with DHCP=Y a macvlan network."),
    },
    missingBindFile: {
      title: vscode.l10n.t("A file that is to be mounted does not exist on the engine's host"),
      help: vscode.l10n.t(
        "Docker made a folder in its place. Remove that folder, put the file there, and start the desktop again.",
      ),
    },
    badBootMode: {
      title: vscode.l10n.t("The boot mode does not fit this machine"),
      help: vscode.l10n.t("Secure boot needs MACHINE=q35; BOOT_MODE is windows, windows_secure or windows_legacy."),
    },
    firmwareMissing: {
      title: vscode.l10n.t("The image lacks the firmware for this boot mode"),
      help: vscode.l10n.t("Choose another BOOT_MODE, or leave BIOS unset."),
    },
    deviceMissing: {
      title: vscode.l10n.t("A device or a disk image does not exist"),
      help: vscode.l10n.t("Check what is mounted at /disk1 to /disk6, and that it is there on the engine's host."),
    },
  };
}

type MachineCause = "bootFailed" | "machineCrashed" | "guestCrashed" | "downloadFailed" | "mediaBroken" | "imageBug";

function machineTexts(): Readonly<Record<MachineCause, FailureText>> {
  return {
    downloadFailed: {
      title: vscode.l10n.t("Windows could not be downloaded"),
      help: vscode.l10n.t("Check the internet access of the engine's host, then start the desktop again."),
    },
    mediaBroken: {
      title: vscode.l10n.t("The installation medium could not be prepared"),
      help: vscode.l10n.t("The download may be damaged: start the desktop again."),
    },
    imageBug: {
      title: vscode.l10n.t("A script of the image failed"),
      help: vscode.l10n.t(
        "This is an error in the image: start the desktop again, and tell the image's makers if it happens again.",
      ),
    },
    bootFailed: {
      title: vscode.l10n.t("The virtual machine did not boot"),
      help: vscode.l10n.t("Its firmware found nothing to start, or did not answer in time. SERIAL must stay unset."),
    },
    machineCrashed: {
      title: vscode.l10n.t("The virtual machine ended unexpectedly"),
      help: vscode.l10n.t(
        "The lines before that in its logs say why; ARGUMENTS that QEMU does not know are one reason.",
      ),
    },
    guestCrashed: {
      title: vscode.l10n.t("The virtual machine cannot go on"),
      help: vscode.l10n.t("It found nothing to boot, or its processor stopped. Shut it down, then start it again."),
    },
  };
}

type EndCause = Exclude<FailureCause, AccelerationCause | HostCause | ChoiceCause | SettingCause | MachineCause>;

function endTexts(): Readonly<Record<EndCause, FailureText>> {
  return {
    killed: {
      title: vscode.l10n.t("The desktop was killed"),
      help: vscode.l10n.t("Windows had not shut down before."),
    },
    notStarted: {
      title: vscode.l10n.t("The engine could not start the desktop"),
      help: vscode.l10n.t("The engine's own words are below."),
    },
    unknown: {
      title: vscode.l10n.t("The desktop ended with an error"),
      help: vscode.l10n.t("Its logs tell more."),
    },
  };
}
