import * as vscode from "vscode";
import type {
  DockerDesktopFinding,
  EngineHostFinding,
  FeatureFinding,
  Finding,
  ServiceFinding,
  WindowsFinding,
} from "../../../prerequisites/prerequisites";

/** What a check found, in a sentence or two: what is so, and why it matters. */
export function describeFinding(finding: Finding): string {
  return {
    ...generalTexts(),
    ...windowsTexts(),
    ...featureTexts(),
    ...serviceTexts(),
    ...dockerDesktopTexts(),
    ...engineTexts(),
  }[finding];
}

type GeneralFinding = Exclude<
  Finding,
  WindowsFinding | FeatureFinding | ServiceFinding | DockerDesktopFinding | EngineHostFinding
>;

function generalTexts(): Readonly<Record<GeneralFinding, string>> {
  return {
    fine: vscode.l10n.t("As it should be."),
    notNeeded: vscode.l10n.t("Not needed on this machine."),
    late: vscode.l10n.t("Did not answer in time."),
    unreadable: vscode.l10n.t("Could not be read; the evidence says what was tried."),
  };
}

function windowsTexts(): Readonly<Record<WindowsFinding, string>> {
  return {
    homeEdition: vscode.l10n.t("The Home edition runs no Windows containers; Pro and Enterprise do."),
    educationEdition: vscode.l10n.t("Docker Desktop runs Windows containers on Pro and Enterprise only."),
    otherEdition: vscode.l10n.t("It is not documented whether this edition runs Windows containers."),
    buildTooOld: vscode.l10n.t("This Windows is too old: engines refuse builds before 17763."),
    buildWithoutDockerDesktop: vscode.l10n.t("Docker Desktop needs Windows 10 22H2 (19045) or later."),
    buildLeftByDockerDesktop: vscode.l10n.t(
      "Docker Desktop 4.49 was the last for this Windows; newer ones need Windows 11 23H2 (22631).",
    ),
    serverEdition: vscode.l10n.t("Docker Desktop does not support Windows Server; Docker Engine and containerd do."),
    armProcessor: vscode.l10n.t("Windows containers need an x64 processor."),
    tooLittleMemory: vscode.l10n.t("Docker Desktop needs 4 GB of memory."),
    littleMemory: vscode.l10n.t("Enough to start; 8 GB are recommended."),
    restartPending: vscode.l10n.t("Windows waits for a restart; Shut Down does not count."),
    notOnDriveC: vscode.l10n.t("Process isolation needs Windows on drive C:."),
    nestingNotProven: vscode.l10n.t(
      "A virtual machine that seems unable to run others: Hyper-V isolation needs nested virtualization.",
    ),
    smallVirtualMachine: vscode.l10n.t("Hyper-V isolation needs 4 GB of memory and 2 processors in a virtual machine."),
  };
}

function featureTexts(): Readonly<Record<FeatureFinding, string>> {
  return {
    featureOff: vscode.l10n.t("Turned off; Windows containers need it."),
    featureAbsent: vscode.l10n.t("This Windows does not have it."),
    linuxFeatureOff: vscode.l10n.t("Turned off; Docker Desktop's Linux engine on WSL 2 needs it."),
    isolationFeatureOff: vscode.l10n.t("Turned off; containers with Hyper-V isolation need it."),
    hypervisorOff: vscode.l10n.t(
      "Hyper-V is turned on but does not run: it is not started at boot, or waits for a restart.",
    ),
    hypervisorWaitsForFeature: vscode.l10n.t("Does not run, because Hyper-V is off."),
    hypervisorWaitsForFirmware: vscode.l10n.t("Does not run, because virtualization is off in the firmware."),
    hypervisorOutside: vscode.l10n.t("A hypervisor was found, which may be the one that this virtual machine runs on."),
    hiddenByHypervisor: vscode.l10n.t("A hypervisor runs, so it is on."),
    virtualizationOff: vscode.l10n.t("Turned off in the BIOS or UEFI (VT-x, AMD-V, SVM)."),
    noSecondLevelTranslation: vscode.l10n.t("This processor lacks what Hyper-V needs (SLAT)."),
    legacyValues: vscode.l10n.t("Left over from early releases, and harmful today."),
    littleDisk: vscode.l10n.t("Little free space: base images of Windows take gigabytes."),
    tooLittleDisk: vscode.l10n.t("Too little free space for a base image of Windows."),
    notNtfs: vscode.l10n.t("Images of Windows containers can be kept on NTFS only."),
    wslAbsent: vscode.l10n.t("Not there; Docker Desktop's Linux engine needs WSL 2."),
    wslWithoutVersion: vscode.l10n.t("The WSL that came with Windows; Docker Desktop needs 2.1.5 or later."),
    wslOld: vscode.l10n.t("Docker Desktop needs WSL 2.1.5 or later."),
  };
}

function serviceTexts(): Readonly<Record<ServiceFinding, string>> {
  return {
    serviceAbsent: vscode.l10n.t("This service does not exist."),
    serviceStopped: vscode.l10n.t("This service is stopped."),
    helperServiceStopped: vscode.l10n.t("Stopped: Windows will ask for permission at a switch of the mode."),
    engineServiceAbsent: vscode.l10n.t("No Docker Engine is installed on this server."),
  };
}

function dockerDesktopTexts(): Readonly<Record<DockerDesktopFinding, string>> {
  return {
    dockerDesktopAbsent: vscode.l10n.t("Neither Docker Desktop nor Docker Engine is installed."),
    dockerDesktopOfOneUser: vscode.l10n.t("Installed for one user; Windows containers need one for all users."),
    windowsContainersDisabled: vscode.l10n.t("Docker Desktop was installed without Windows containers."),
    notInGroup: vscode.l10n.t(
      "Your account is not in the group, which Windows containers need. Its members can become administrators through Windows containers.",
    ),
    groupAbsent: vscode.l10n.t(
      "There is no such group on this machine, which Windows containers need: Docker Desktop's installer for all users makes it.",
    ),
    inGroupAfterSignOut: vscode.l10n.t("Your account is in the group from the next sign-in on."),
    writesDenied: vscode.l10n.t("A policy denies writing to drives without BitLocker, on which Docker Desktop relies."),
  };
}

function engineTexts(): Readonly<Record<EngineHostFinding, string>> {
  return {
    kvmMissing: vscode.l10n.t("Not there: Windows desktops run about ten times slower."),
    kvmRefused: vscode.l10n.t("There, but containers may not use it: Windows desktops run about ten times slower."),
    tunMissing: vscode.l10n.t("Not there: Windows desktops get a simpler network."),
    tunRefused: vscode.l10n.t("There, but containers may not use it: Windows desktops get a simpler network."),
    noProbeImage: vscode.l10n.t("The engine has no image with a shell, so its machine cannot be checked."),
    littleEngineMemory: vscode.l10n.t("Less than the 4 GiB of a Windows desktop is free."),
    littleEngineDisk: vscode.l10n.t("Less than the 20 GiB that a Windows desktop may need is free."),
    tooLittleEngineDisk: vscode.l10n.t("Too little is free for a Windows desktop."),
  };
}
