import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ContainerRecord } from "../../../src/desktop/containerRecord";
import { deriveState, hasScreen, type DesktopState } from "../../../src/desktop/desktop";
import { causeOfErrorText, type FailureCause } from "../../../src/desktop/desktopFailure";
import { emptyPicture, readLine } from "../../../src/desktop/stageParser";

function aContainer(change: Partial<ContainerRecord>): ContainerRecord {
  return {
    id: "1",
    name: "win",
    image: "dockurr/windows:6.05",
    status: "running",
    exitCode: 0,
    outOfMemory: false,
    restartCount: 0,
    startedAt: 1,
    startFailure: undefined,
    environment: {},
    labels: {},
    mounts: [],
    networks: [],
    ...change,
  };
}

function stateOf(
  change: Partial<ContainerRecord>,
  lines: readonly string[],
  installed: "installed" | "new",
): DesktopState {
  const picture = lines.reduce((present, line) => readLine(present, line, "ready 1"), emptyPicture);
  return deriveState(aContainer(change), picture, { isInstalled: installed === "installed" });
}

const booting = "❯ Booting Windows using QEMU v11.1.0...";

describe("a running desktop", () => {
  it("installs until Windows itself says that it is there", () => {
    assert.equal(stateOf({}, [booting], "new").kind, "installing");
    assert.equal(stateOf({}, [booting, "ready 1"], "new").kind, "running");
  });

  it("is known not to tell when it is there, when somebody else made it", () => {
    const ours = stateOf({ labels: { "windows-containers.desktop.ready-token": "1" } }, [booting], "new");
    const theirs = stateOf({}, [booting], "new");
    assert.equal(ours.kind === "installing" && ours.announcement, "expected");
    assert.equal(theirs.kind === "installing" && theirs.announcement, "none");
  });

  it("has a screen from the moment its machine runs", () => {
    assert.equal(hasScreen(stateOf({}, ["❯ Creating overlay image..."], "new")), false);
    assert.equal(hasScreen(stateOf({}, [booting], "new")), true);
  });

  it("only starts, and does not install, when it was installed before", () => {
    assert.equal(stateOf({}, [], "installed").kind, "starting");
    assert.equal(stateOf({}, [booting], "installed").kind, "running");
  });

  it("tells that it shuts down", () => {
    const lines = [booting, "❯ Received SIGTERM signal, sending ACPI shutdown signal..."];
    assert.equal(stateOf({}, lines, "installed").kind, "stopping");
  });

  it("stays a running desktop with a problem when the guest crashes", () => {
    const state = stateOf({}, [booting, "KVM internal error. Suberror: 1"], "installed");
    assert.equal(state.kind === "running" && state.problem?.cause, "guestCrashed");
  });
});

describe("a desktop that ended", () => {
  it("has stopped when the end was orderly, also with the exit code of a stop", () => {
    for (const exitCode of [0, 143]) {
      assert.equal(
        stateOf({ status: "exited", exitCode }, [booting, "❯ Shutdown completed!"], "installed").kind,
        "stopped",
      );
    }
  });

  it("has failed when it never booted, although its exit code is 0", () => {
    const line = "❯ ERROR: Timeout while waiting for QEMU to boot the machine, terminating...";
    const state = stateOf({ status: "exited", exitCode: 0 }, [booting, line], "new");
    assert.equal(state.kind === "failed" && state.failure.cause, "bootFailed");
  });

  it("was killed when nothing else explains the code 137", () => {
    const state = stateOf({ status: "exited", exitCode: 137 }, [], "installed");
    assert.equal(state.kind === "failed" && state.failure.cause, "killed");
  });

  it("ran out of memory when the engine says so", () => {
    const state = stateOf({ status: "exited", exitCode: 137, outOfMemory: true }, [], "installed");
    assert.equal(state.kind === "failed" && state.failure.cause, "outOfMemory");
  });

  it("is explained by its exit code when the log is gone", () => {
    const state = stateOf({ status: "exited", exitCode: 88 }, [], "new");
    assert.equal(state.kind === "failed" && state.failure.cause, "noKvm");
  });

  it("keeps the engine's words when it could not even start", () => {
    const state = stateOf({ status: "created", startFailure: "no such device" }, [], "new");
    assert.deepEqual(state.kind === "failed" && state.failure.text, "no such device");
  });
});

describe("the cause of an error", () => {
  const causes: readonly (readonly [string, FailureCause])[] = [
    ["KVM acceleration is not available (/dev/kvm is missing), this will cause the machine to run slower.", "noKvm"],
    ["KVM acceleration is not available (/dev/kvm is unwriteable).", "noKvm"],
    ["KVM acceleration is not available (not enabled in BIOS).", "noKvm"],
    ["KVM acceleration not available (device file missing), see the FAQ.", "noKvm"],
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
    ["Cannot create macvtap interface, see the FAQ", "noVirtualNetworkDevice"],
    ["VHOST can not be found on this system!", "noVirtualNetworkDevice"],
    ['Invalid VERSION specified, value "x" is not recognized!', "badVersion"],
    ["Windows 7 is not available for ARM64 CPU's.", "badVersion"],
    ['Invalid LANGUAGE specified, value "x" is not recognized!', "badLanguage"],
    ["The bind /custom.iso maps to a file that does not exist!", "missingBindFile"],
    ["All download methods failed for Windows 11!", "downloadFailed"],
    ["No download method is available for Windows 11!", "downloadFailed"],
    ["Failed to download the Windows image from the specified URL!", "downloadFailed"],
    ["Insufficient free disk space to download file, 7.2 GB required but only 1.1 GB available!", "diskFull"],
    ["Insufficient free disk space in /storage, have 1 GB available but need at least 32 GB", "diskFull"],
    ["Failed to extract the image (disk full?)", "diskFull"],
    ["Please increase the DISK_SIZE variable to at least 32G", "diskTooSmall"],
    ["You cannot boot ARM64 images on a x64 CPU!", "wrongArchitecture"],
    ["Unsupported Windows image architecture", "wrongArchitecture"],
    ["Failed to extract the Windows 11 image!", "mediaBroken"],
    ["Failed to build image", "mediaBroken"],
    ["Secure boot requires a Q35 machine!", "badBootMode"],
    ["UEFI boot file (/usr/share/OVMF/x.fd) not found!", "firmwareMissing"],
    ["Device /disk1 cannot be found!", "deviceMissing"],
    ["Windows could not boot, terminating...", "bootFailed"],
    ["QEMU exited unexpectedly!", "machineCrashed"],
  ];

  for (const [text, cause] of causes) {
    it(`of “${text}” is ${cause}`, () => {
      assert.equal(causeOfErrorText(text), cause);
    });
  }
});
