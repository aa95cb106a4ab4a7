/** Why a desktop did not come up or did not stay; `ui` words each of them. */
export type FailureCause =
  | "noKvm"
  | "noKvmInDockerDesktop"
  | "noKvmOnSynology"
  | "storageNotWritable"
  | "badCoreCount"
  | "notEnoughMemory"
  | "badNetwork"
  | "hostNetwork"
  | "noVirtualNetworkDevice"
  | "badVersion"
  | "versionNotForArm"
  | "badLanguage"
  | "missingBindFile"
  | "downloadFailed"
  | "diskFull"
  | "diskTooSmall"
  | "wrongArchitecture"
  | "mediaBroken"
  | "badBootMode"
  | "firmwareMissing"
  | "deviceMissing"
  | "bootFailed"
  | "machineCrashed"
  | "guestCrashed"
  /** One of the image's own scripts broke off. */
  | "imageBug"
  | "outOfMemory"
  | "killed"
  | "notStarted"
  | "unknown";

export interface DesktopFailure {
  readonly cause: FailureCause;
  /** The image's or the engine's own words, as they stand in the log; empty when there are none. */
  readonly text: string;
  /** Absent while the container runs on. */
  readonly exitCode: number | undefined;
}

const causesByErrorText: readonly (readonly [RegExp, FailureCause])[] = [
  [/bind '\/dev\/kvm' as a volume .*Docker Desktop/, "noKvmInDockerDesktop"],
  [/Synology VMM/, "noKvmOnSynology"],
  [/KVM acceleration (is )?not available/, "noKvm"],
  [/^(Storage folder .* (is not writeable|not found)|Cannot create storage folder)/, "storageNotWritable"],
  [/^Invalid amount of CPU_CORES/, "badCoreCount"],
  [/requires at least .* of RAM|but only .* can be allocated/, "notEnoughMemory"],
  [/does not support host mode networking/, "hostNetwork"],
  [/\b(MACVLAN|IPVLAN)\b|Cannot create macvtap|VHOST can ?not be found/, "noVirtualNetworkDevice"],
  [
    /Failed to configure user-mode networking|Unrecognized NETWORK value|^Network interface .* does not exist|container IPv4 address/,
    "badNetwork",
  ],
  [/^Invalid VERSION specified/, "badVersion"],
  [/is not available for ARM64/, "versionNotForArm"],
  [/^Invalid LANGUAGE specified/, "badLanguage"],
  [/^The bind .* maps to a file that does not exist/, "missingBindFile"],
  [/[Ii]nsufficient free disk space|\bit has only\b|\(disk full\?\)/, "diskFull"],
  [/^Please increase the DISK_SIZE/, "diskTooSmall"],
  [/^You cannot boot .* images on |^Unsupported Windows image architecture/, "wrongArchitecture"],
  [
    /^All download methods failed|^No download method is available|^Failed to download|^Microsoft blocked the automated download/,
    "downloadFailed",
  ],
  [/^Failed to (extract|prepare|build)/, "mediaBroken"],
  [/^Secure boot requires|^Unknown BOOT_MODE/, "badBootMode"],
  [/^UEFI boot file .* not found/, "firmwareMissing"],
  [/^(Device|Image) .* cannot be found/, "deviceMissing"],
  [/^Timeout while waiting for QEMU to boot|could not boot, terminating/, "bootFailed"],
  [/^QEMU exited unexpectedly/, "machineCrashed"],
  [/^Status \d+ while: /, "imageBug"],
];

const causesByExitCode: Readonly<Record<number, FailureCause>> = {
  13: "storageNotWritable",
  15: "badCoreCount",
  16: "notEnoughMemory",
  20: "noVirtualNetworkDevice",
  24: "badNetwork",
  26: "badNetwork",
  29: "hostNetwork",
  33: "badBootMode",
  44: "firmwareMissing",
  45: "firmwareMissing",
  55: "deviceMissing",
  58: "badVersion",
  62: "badLanguage",
  64: "missingBindFile",
  68: "downloadFailed",
  72: "diskFull",
  73: "diskTooSmall",
  76: "diskFull",
  88: "noKvm",
};

/** What a part of the image ends with, where it names no code of its own: network, and preparation of the medium. */
const causesByRange: readonly (readonly [from: number, to: number, cause: FailureCause])[] = [
  [20, 29, "badNetwork"],
  [89, 100, "mediaBroken"],
];

/** Texts that the machine itself or its guest writes, without the image's prefix. */
const guestCrash =
  /KVM internal error|KVM: entry failed|Triple fault|CDBOOT: Cannot boot from CD|No bootable device\.|BOOTMGR is missing|BdsDxe: No bootable option or device was found|UEFI Interactive Shell/;

export function causeOfErrorText(text: string): FailureCause | undefined {
  return causesByErrorText.find(([pattern]) => pattern.test(text))?.[1];
}

export function causeOfExitCode(exitCode: number): FailureCause {
  const range = causesByRange.find(([from, to]) => exitCode >= from && exitCode <= to);
  return causesByExitCode[exitCode] ?? range?.[2] ?? "unknown";
}

/** A part that fails may be followed by what another says about it: the one that names the cause counts. */
export function namesCause(cause: FailureCause): boolean {
  return cause !== "unknown" && cause !== "imageBug";
}

export function isGuestCrash(line: string): boolean {
  return guestCrash.test(line);
}

/** After these the image goes on with another server or method. */
export function isRecovery(text: string): boolean {
  return /will try a(nother| different) |^Retrying /.test(text);
}
