import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  hintOfInfo,
  hintOfWarning,
  withHint,
  type DesktopHint,
  type HintKind,
} from "../../../../src/desktop/run/desktopHint";

describe("a warning", () => {
  const warnings: readonly (readonly [string, HintKind])[] = [
    ["your CPU architecture is aarch64 and cannot provide KVM acceleration for x64 images", "emulated"],
    ["KVM acceleration is disabled, this will cause the machine to run about 10 times slower!", "emulated"],
    [
      "Your configured RAM_SIZE of 8 GB is too high for the 4 GB of free memory available, it will automatically be adjusted to 3 GB.",
      "memoryAdjusted",
    ],
    [
      "The amount for CPU_CORES (64) exceeds the amount of logical cores available (2) and will be limited.",
      "coresLimited",
    ],
    ["TUN device is missing. Please add the following setting to your container: --device /dev/net/tun", "tunMissing"],
    [
      "failed to create bridge. Please add the following setting to your container: --cap-add NET_ADMIN",
      "bridgeRefused",
    ],
    [
      "IP forwarding is disabled. Please add the following setting to your container: --sysctl net.ipv4.ip_forward=1",
      "forwardingOff",
    ],
    ["failed to setup NAT networking, falling back to user-mode networking!", "networkFallback"],
    ["the filesystem of /storage is BTRFS, and COW (copy on write) is not disabled for this folder", "copyOnWrite"],
    ["you are using the BTRFS filesystem for /storage, this might introduce issues with Windows Setup!", "btrfs"],
    ["the filesystem of /storage is OverlayFS, this usually means it was binded to an invalid path!", "overlayFs"],
    ["the filesystem of /storage is FUSE, this extra layer will negatively affect performance!", "fuse"],
    ["unexpected clocksource: tsc instead of kvm-clock", "clock"],
    ["Nested KVM virtualization detected..", "nestedKvm"],
    ["something that nobody has seen yet", "other"],
  ];
  for (const [text, kind] of warnings) {
    it(`“${text.slice(0, 60)}” is ${kind}`, () => {
      assert.deepEqual(hintOfWarning(text), { kind, text });
    });
  }
});

describe("a plain line that tells more than progress", () => {
  const infos: readonly (readonly [string, HintKind])[] = [
    [
      "Detected that the VERSION variable was changed, a backup of your previous installation will be saved...",
      "versionChanged",
    ],
    [
      "Detected that your custom .iso file was changed, a backup of your previous installation will be saved...",
      "mediumChanged",
    ],
    [
      "Detected that your custom .iso file was removed, a backup of your previous installation will be saved...",
      "mediumChanged",
    ],
    [
      "You decreased the DISK_SIZE variable to 32 GB, but shrinking is not supported, will be ignored...",
      "diskNotShrunk",
    ],
    ["Notice: because user-mode networking is active, add the ports to the USER_PORTS variable.", "userPorts"],
    ["If you use WSL2, raise the memory limit in the .wslconfig file.", "wslMemory"],
  ];
  for (const [text, kind] of infos) {
    it(`“${text.slice(0, 60)}” is ${kind}`, () => {
      assert.deepEqual(hintOfInfo(text), { kind, text });
    });
  }

  it("is not a line of progress", () => {
    for (const text of ["Detected: Windows 11 Pro", "Downloading Windows 11...", "Adding drivers to image..."]) {
      assert.equal(hintOfInfo(text), undefined);
    }
  });
});

describe("the hints of a run", () => {
  it("hold each kind once, in its last words, and every other warning", () => {
    const one = hintOfWarning("Nested KVM virtualization detected..");
    const hints = [one, one, hintOfWarning("a"), hintOfWarning("b")].reduce<readonly DesktopHint[]>(withHint, []);
    assert.deepEqual(
      hints.map(({ text }) => text),
      [one.text, "a", "b"],
    );
    assert.equal(withHint(hints, one), hints);
  });

  it("do not grow without end", () => {
    const hints = Array.from({ length: 500 }, (_, at) => hintOfWarning(`warning ${at}`)).reduce<readonly DesktopHint[]>(
      withHint,
      [],
    );
    assert.equal(hints.length, 20);
  });
});
