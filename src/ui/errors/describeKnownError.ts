import * as vscode from "vscode";
import type { KnownErrorId } from "../../engine/catalogue";

/** One sentence on an error of the catalogue: what happened, and because of what. An error without one does not compile. */
export function describeKnownError(id: KnownErrorId): string {
  return sentences[id]();
}

const sentences: Readonly<Record<KnownErrorId, () => string>> = {
  windowsOnlyImage: () => vscode.l10n.t("This image is for Windows containers, and the engine runs Linux containers."),
  noManifestForThisWindows: () =>
    vscode.l10n.t("This image has nothing for this Windows: it is for Linux only, or for newer versions of Windows."),
  noImageForBuilder: () =>
    vscode.l10n.t(
      "The image has nothing for the system and processor that this engine builds for: an image of Windows needs Windows containers.",
    ),
  imageOfOtherSystem: () => vscode.l10n.t("This image is for the other operating system than the engine's."),
  imageNewerThanHost: () =>
    vscode.l10n.t("This image is made for a newer Windows than the engine's: an older tag of it may work."),
  isolationMismatch: () =>
    vscode.l10n.t("The image's Windows version does not fit the host's, so it cannot run with process isolation."),
  exitedUnexpectedly: () =>
    vscode.l10n.t(
      "The container's system ended while it was starting: Windows may lack updates, memory or nested virtualization.",
    ),
  unrecognisedLayer: () =>
    vscode.l10n.t("This Windows cannot read the image's layers: the ltsc2022 tag of the image may work."),
  noHypervisor: () =>
    vscode.l10n.t(
      "Hyper-V isolation needs a hypervisor, and none runs here: virtualization may be off, in a virtual machine on its host.",
    ),
  virtualMachineFeatureMissing: () =>
    vscode.l10n.t("A Windows feature for virtual machines is missing: Hyper-V or the Virtual Machine Platform."),
  computeSystemState: () =>
    vscode.l10n.t("Windows' container service holds another state of this container than the engine expects."),
  pipeMissing: () => vscode.l10n.t("No container engine listens on its pipe: it is not running."),
  apiUnreachable: () => vscode.l10n.t("The engine cannot be reached: it is not running, or its address is wrong."),
  pipeAccessDenied: () =>
    vscode.l10n.t(
      "Your account may not use this engine: Docker Desktop's is for the group docker-users, others for administrators.",
    ),
  perhapsElevated: () =>
    vscode.l10n.t("The engine cannot be reached: most likely it is not running, or it is for administrators only."),
  perhapsNotRunning: () => vscode.l10n.t("The engine cannot be reached: most likely it is not running."),
  daemonUnreachable: () => vscode.l10n.t("No engine answers at this address: it is not running, or not reachable."),
  engineBehindProxyDown: () =>
    vscode.l10n.t("Docker Desktop answers, but the engine behind it does not: it is starting, or has failed."),
  desktopPaused: () =>
    vscode.l10n.t("Docker Desktop is paused: resume it in its window, or from its icon in the taskbar."),
  windowsContainersNotInstalled: () =>
    vscode.l10n.t("Docker Desktop was installed without Windows containers: its installer has to add them."),
  windowsEngineDidNotStart: () =>
    vscode.l10n.t("Docker Desktop's Windows engine did not start: features, networks or its settings may be why."),
  windowsFeaturesMissing: () => vscode.l10n.t("Windows features that containers need are switched off."),
  containersFeatureMissing: () => vscode.l10n.t("The engine did not start, since the Containers feature is missing."),
  daemonConfigurationRefused: () =>
    vscode.l10n.t(
      "The engine did not start, since it cannot read its configuration file, or does not know a setting in it.",
    ),
  diskFull: () => vscode.l10n.t("The disk of the engine is full: unpacking needs far more room than the image's size."),
  layerNotRegistered: () =>
    vscode.l10n.t(
      "A layer of the image could not be unpacked: a full disk, a virus scanner or damaged data may be why.",
    ),
  networkObjectExists: () =>
    vscode.l10n.t("The container got no network: a left-over or overlapping NAT network is in the way."),
  networkServiceFailed: () =>
    vscode.l10n.t("Windows' network service refused: another NAT network or virtual switch may be in the way."),
  networkDataOutdated: () =>
    vscode.l10n.t("Windows' network service failed: it holds networks from before an update of Windows."),
  networkServiceStopped: () => vscode.l10n.t("Windows' network service, which containers need, is not running."),
  portTaken: () => vscode.l10n.t("The port is already in use on the engine's machine."),
  portTakenOrReserved: () =>
    vscode.l10n.t("Windows does not give this port away: it is in use, or lies in a range that Windows reserves."),
  hostAddressOfPort: () =>
    vscode.l10n.t("Windows engines publish ports on all addresses, one host port each: leave the address out."),
  isolationUnknown: () => vscode.l10n.t("Windows engines know the isolations default, process and hyperv only."),
  optionOfLinux: () => vscode.l10n.t("An option of this container works on Linux only: run it without."),
  filesOfRunningContainer: () =>
    vscode.l10n.t("Files of a running container with Hyper-V isolation cannot be reached: stop it first."),
  pauseNotPossible: () => vscode.l10n.t("Containers with process isolation cannot be paused, only stopped."),
  notOnWindows: () => vscode.l10n.t("Windows engines cannot do this, or only with a container that is stopped."),
  mountNotPossible: () => vscode.l10n.t("Windows containers mount directories only, and not as the whole of drive C."),
  programMissing: () => vscode.l10n.t("The program to run is not in the image: small images have cmd.exe only."),
  foreignLayerSkipped: () =>
    vscode.l10n.t(
      "Windows' own layers were not pushed: the engine's allow-nondistributable-artifacts setting allows it.",
    ),
  pullRateLimit: () => vscode.l10n.t("Docker Hub's limit for pulls is reached: log in, or wait."),
  credentialHelperMissing: () =>
    vscode.l10n.t("The program that keeps Docker's logins was not found: PATH or Docker's config.json is wrong."),
  noLogonSession: () =>
    vscode.l10n.t("Docker's login could not be kept: sessions over SSH and of services cannot reach Windows' store."),
  volumesWriteProtected: () =>
    vscode.l10n.t("A policy of this machine denies writing to drives that BitLocker does not protect."),
  desktopAccessDenied: () => vscode.l10n.t("Your account is not in the group docker-users, as Docker Desktop asks."),
  contextMissing: () => vscode.l10n.t("Docker's current context does not exist any more."),
  linuxEngineNeedsVirtualization: () =>
    vscode.l10n.t("The Linux engine needs virtualization, which is switched off or not installed."),
  desktopMachineDidNotStart: () =>
    vscode.l10n.t(
      "Docker Desktop's virtual machine did not start: a part of Hyper-V may not be running, which in a virtual machine its host has to allow.",
    ),
};
