import type { EngineInfo } from "./model";

/** Who else uses an engine's containers, images, networks and volumes. */
export type EngineSharing =
  /** Docker Desktop in Windows mode, or with its Linux engine in Hyper-V: all accounts of the machine. */
  | "allWindowsAccounts"
  /** Docker Desktop with WSL 2: each account has its own. */
  | "thisAccount"
  /** An engine of Windows without Docker Desktop. */
  | "windowsAdministrators"
  /** An engine of Linux. */
  | "dockerGroup";

export function sharingOf(
  { mode, kernelVersion, operatingSystem }: Pick<EngineInfo, "mode" | "kernelVersion" | "operatingSystem">,
  platformName: string | undefined,
  /** Where Docker Desktop runs: beside its client. */
  client: NodeJS.Platform,
): EngineSharing {
  const isDesktop = (platformName ?? operatingSystem).startsWith("Docker Desktop");
  if (mode === "windows") {
    return isDesktop ? "allWindowsAccounts" : "windowsAdministrators";
  }
  if (!isDesktop) {
    return "dockerGroup";
  }
  // On macOS and Linux the kernel is the same, and each account has a virtual machine of its own.
  return client === "win32" && /linuxkit/i.test(kernelVersion) ? "allWindowsAccounts" : "thisAccount";
}
