import type { FailureCause } from "../../../desktop/run/desktopFailure";

/** What can be pressed beside the words about a failure. Each failure also offers its logs and removal. */
export type FailureRemedy = "start" | "editSettings" | "newDesktop" | "inspect" | "copyWslSettings" | "openGuide";

const remedies: Readonly<Record<FailureCause, readonly FailureRemedy[]>> = {
  noKvm: ["editSettings", "openGuide", "newDesktop", "start"],
  noKvmInDockerDesktop: ["copyWslSettings", "openGuide", "start"],
  noKvmOnSynology: ["editSettings", "newDesktop"],
  storageNotWritable: ["openGuide", "inspect", "start"],
  badCoreCount: ["editSettings", "newDesktop", "inspect"],
  notEnoughMemory: ["editSettings", "start", "copyWslSettings", "newDesktop"],
  badNetwork: ["editSettings", "inspect", "newDesktop", "start"],
  hostNetwork: ["newDesktop", "inspect"],
  noVirtualNetworkDevice: ["editSettings", "newDesktop", "inspect"],
  badVersion: ["newDesktop"],
  versionNotForArm: ["newDesktop"],
  badLanguage: ["newDesktop"],
  missingBindFile: ["inspect", "start"],
  downloadFailed: ["start", "newDesktop"],
  diskFull: ["start"],
  diskTooSmall: ["editSettings", "newDesktop", "inspect"],
  wrongArchitecture: ["newDesktop"],
  mediaBroken: ["start", "newDesktop"],
  badBootMode: ["editSettings", "inspect", "newDesktop"],
  firmwareMissing: ["editSettings", "inspect", "newDesktop"],
  deviceMissing: ["inspect", "start"],
  bootFailed: ["editSettings", "start", "inspect"],
  machineCrashed: ["editSettings", "start", "inspect"],
  guestCrashed: ["start"],
  imageBug: ["start", "openGuide"],
  outOfMemory: ["editSettings", "start", "newDesktop"],
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
