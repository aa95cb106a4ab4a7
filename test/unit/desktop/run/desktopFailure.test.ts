import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  causeOfErrorText,
  causeOfExitCode,
  isGuestCrash,
  isRecovery,
  type FailureCause,
} from "../../../../src/desktop/run/desktopFailure";
import { fatalGuestTexts } from "../../../parts/desktopImage/guestTexts.mjs";

describe("the cause of an error", () => {
  const causes: readonly (readonly [string, FailureCause])[] = [
    ["KVM acceleration is not available (/dev/kvm is missing), this will cause the machine to run slower.", "noKvm"],
    ["KVM acceleration is not available (/dev/kvm is unwriteable).", "noKvm"],
    ["KVM acceleration is not available (not enabled in BIOS).", "noKvm"],
    ["KVM acceleration not available (device file missing), see the FAQ.", "noKvm"],
    ["KVM acceleration not available (no write access), see the FAQ.", "noKvm"],
    ["Synology VMM does not support nested virtualization, see the FAQ.", "noKvmOnSynology"],
    [
      "Please bind '/dev/kvm' as a volume in the optional container settings when using Docker Desktop.",
      "noKvmInDockerDesktop",
    ],
    ["Storage folder (/storage) is not writeable! If SELinux is active, add :Z.", "storageNotWritable"],
    ["Storage folder (/storage) not found!", "storageNotWritable"],
    ["Cannot create storage folder", "storageNotWritable"],
    ["Invalid amount of CPU_CORES: x", "badCoreCount"],
    ["Windows 11 requires at least 2 GB of RAM, but RAM_SIZE is set to 1 GB.", "notEnoughMemory"],
    ["Windows requires at least 2 GB of RAM, but only 1 GB can be allocated.", "notEnoughMemory"],
    ["Failed to configure user-mode networking!", "badNetwork"],
    ['Unrecognized NETWORK value "x"', "badNetwork"],
    ["Network interface 'eth9' does not exist", "badNetwork"],
    ["Could not determine container IPv4 address!", "badNetwork"],
    ["This container does not support host mode networking!", "hostNetwork"],
    ["You need a MACVLAN network when DHCP=Y.", "noVirtualNetworkDevice"],
    ["You cannot use an IPVLAN network when DHCP=Y.", "noVirtualNetworkDevice"],
    ["Cannot create macvtap interface, see the FAQ", "noVirtualNetworkDevice"],
    ["VHOST can not be found on this system!", "noVirtualNetworkDevice"],
    ['Invalid VERSION specified, value "x" is not recognized!', "badVersion"],
    ["Windows 7 is not available for ARM64 CPU's.", "versionNotForArm"],
    ['Invalid LANGUAGE specified, value "x" is not recognized!', "badLanguage"],
    ["The bind /custom.iso maps to a file that does not exist!", "missingBindFile"],
    ["All download methods failed for Windows 11!", "downloadFailed"],
    ["No download method is available for Windows 11!", "downloadFailed"],
    ["Failed to download the Windows image from the specified URL!", "downloadFailed"],
    ["Insufficient free disk space to download file, 7.2 GB required but only 1.1 GB available!", "diskFull"],
    ["Insufficient free disk space in /storage, have 1 GB available but need at least 32 GB", "diskFull"],
    ["Not enough free space to create a disk of 64 GB in /storage, it has only 3 GB available.", "diskFull"],
    ["Failed to write the image, because there was insufficient free disk space.", "diskFull"],
    ["Failed to extract the image (disk full?)", "diskFull"],
    ["Please increase the DISK_SIZE variable to at least 32G", "diskTooSmall"],
    ["You cannot boot ARM64 images on a x64 CPU!", "wrongArchitecture"],
    ["You cannot boot x64 images on a ARM64 CPU!", "wrongArchitecture"],
    ["Unsupported Windows image architecture", "wrongArchitecture"],
    ["Failed to extract the Windows 11 image!", "mediaBroken"],
    ["Failed to prepare the Windows XP image!", "mediaBroken"],
    ["Failed to build image", "mediaBroken"],
    ["Secure boot requires a Q35 machine!", "badBootMode"],
    ["Unknown BOOT_MODE, value x is not recognized!", "badBootMode"],
    ["UEFI boot file (/usr/share/OVMF/x.fd) not found!", "firmwareMissing"],
    ["Device /disk1 cannot be found!", "deviceMissing"],
    ["Image /disk.img cannot be found!", "deviceMissing"],
    ["Timeout while waiting for QEMU to boot the machine, terminating...", "bootFailed"],
    ["Windows could not boot, terminating...", "bootFailed"],
    ["QEMU exited unexpectedly!", "machineCrashed"],
    ["Status 127 while: command -v (line 12/34)", "imageBug"],
    ["Microsoft blocked the automated download request based on your IP address.", "downloadFailed"],
  ];

  for (const [text, cause] of causes) {
    it(`of “${text}” is ${cause}`, () => {
      assert.equal(causeOfErrorText(text), cause);
    });
  }
});

describe("the cause of an exit code, when the log is gone", () => {
  const causes: readonly (readonly [number, FailureCause])[] = [
    [13, "storageNotWritable"],
    [15, "badCoreCount"],
    [16, "notEnoughMemory"],
    [20, "noVirtualNetworkDevice"],
    [24, "badNetwork"],
    [26, "badNetwork"],
    [27, "badNetwork"],
    [29, "hostNetwork"],
    [33, "badBootMode"],
    [44, "firmwareMissing"],
    [45, "firmwareMissing"],
    [55, "deviceMissing"],
    [58, "badVersion"],
    [62, "badLanguage"],
    [64, "missingBindFile"],
    [68, "downloadFailed"],
    [72, "diskFull"],
    [73, "diskTooSmall"],
    [76, "diskFull"],
    [88, "noKvm"],
    [95, "mediaBroken"],
    [1, "unknown"],
  ];
  for (const [code, cause] of causes) {
    it(`${code} is ${cause}`, () => {
      assert.equal(causeOfExitCode(code), cause);
    });
  }
});

describe("what the machine says by itself when it cannot go on", () => {
  for (const line of fatalGuestTexts) {
    it(`is “${line}”`, () => {
      assert.ok(isGuestCrash(line));
    });
  }
});

describe("what takes a failure back", () => {
  for (const text of [
    "Failed to download Windows 11, will try a different method now...",
    "Failed to download Windows 11, will try another mirror now...",
    "Retrying failed download in 5 seconds...",
    "Retrying the download with a single connection...",
  ]) {
    it(`is “${text}”`, () => {
      assert.ok(isRecovery(text));
    });
  }
});
