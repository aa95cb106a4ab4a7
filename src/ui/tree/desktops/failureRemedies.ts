import type { FailureCause } from "../../../desktop/desktopFailure";

/** What can be pressed beside the words about a failure. Each failure also offers its logs and removal. */
export type FailureRemedy = "start" | "newDesktop" | "inspect" | "copyWslSettings" | "openGuide";

const remedies: Readonly<Record<FailureCause, readonly FailureRemedy[]>> = {
  noKvm: ["openGuide", "newDesktop", "start"],
  noKvmInDockerDesktop: ["copyWslSettings", "openGuide", "start"],
  noKvmOnSynology: ["newDesktop"],
  storageNotWritable: ["openGuide", "inspect", "start"],
  badCoreCount: ["newDesktop", "inspect"],
  notEnoughMemory: ["start", "copyWslSettings", "newDesktop"],
  badNetwork: ["inspect", "newDesktop", "start"],
  hostNetwork: ["newDesktop", "inspect"],
  noVirtualNetworkDevice: ["newDesktop", "inspect"],
  badVersion: ["newDesktop"],
  versionNotForArm: ["newDesktop"],
  badLanguage: ["newDesktop"],
  missingBindFile: ["inspect", "start"],
  downloadFailed: ["start", "newDesktop"],
  diskFull: ["start"],
  diskTooSmall: ["newDesktop", "inspect"],
  wrongArchitecture: ["newDesktop"],
  mediaBroken: ["start", "newDesktop"],
  badBootMode: ["inspect", "newDesktop"],
  firmwareMissing: ["inspect", "newDesktop"],
  deviceMissing: ["inspect", "start"],
  bootFailed: ["start", "inspect"],
  machineCrashed: ["start", "inspect"],
  guestCrashed: ["start"],
  imageBug: ["start", "openGuide"],
  outOfMemory: ["start", "newDesktop"],
  killed: ["start"],
  notStarted: ["start", "inspect"],
  unknown: ["start", "inspect"],
};

export function remediesOf(cause: FailureCause): readonly FailureRemedy[] {
  return remedies[cause];
}

const project = "https://github.com/dockur/windows";

const guides: Partial<Readonly<Record<FailureCause, string>>> = {
  noKvm: `${project}#how-do-i-verify-if-my-system-supports-kvm`,
  noKvmInDockerDesktop: "https://learn.microsoft.com/windows/wsl/wsl-config#main-wsl-settings",
  storageNotWritable: "https://docs.docker.com/engine/storage/bind-mounts/#configure-the-selinux-label",
  imageBug: `${project}/issues`,
};

/** Where it is told how to turn on what is missing. */
export function guideOf(cause: FailureCause): string | undefined {
  return guides[cause];
}

/** For `.wslconfig` in the person's folder on Windows; WSL takes it in after `wsl --shutdown`. */
export const wslSettings = ["[wsl2]", "nestedVirtualization=true", "memory=8GB", ""].join("\n");
