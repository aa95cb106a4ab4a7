import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ContainerRecord } from "../../../src/desktop/containerRecord";
import {
  canBeProtected,
  deriveState,
  hasMachine,
  hasScreen,
  noFacts,
  type ContainerFacts,
  type DesktopState,
} from "../../../src/desktop/desktop";
import { aRecord } from "./aRecord";
import { emptyPicture, readLine } from "../../../src/desktop/run/stageParser";

function stateOf(
  change: Partial<ContainerRecord>,
  lines: readonly string[],
  installed: "installed" | "new" | Partial<ContainerFacts>,
): DesktopState {
  const picture = lines.reduce((present, line) => readLine(present, line, "ready 1"), emptyPicture);
  const known: Partial<ContainerFacts> =
    typeof installed === "string" ? { mark: installed === "installed" ? "present" : "absent" } : installed;
  const facts = { ...noFacts, ...known };
  return deriveState(aRecord(change), { picture, facts, pace: undefined });
}

const booting = "❯ Booting Windows using QEMU v11.1.0...";
const fromDisk = 'BdsDxe: starting Boot0004 "Windows Boot Manager" from HD(1,GPT)';

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

  it("is not waited for where files of the person's own may never say it, and believed when they do", () => {
    const labels = { "windows-containers.desktop.ready-token": "1" };
    const mount = (target: string) => ({ mounts: [{ kind: "bind", source: "/srv/file", target }] });
    for (const change of [
      mount("/custom.xml"),
      mount("/custom.iso"),
      mount("/oem"),
      { environment: { MANUAL: "Y" } },
      { environment: { VERSION: "https://example.com/my.iso" } },
    ]) {
      const state = stateOf({ labels, ...change }, [booting, fromDisk], { mark: "absent", remoteDesktop: "answers" });
      assert.equal(state.kind === "installing" && state.announcement, "remoteDesktopAnswers", JSON.stringify(change));
      assert.ok(canBeProtected(state));
      assert.equal(stateOf({ labels, ...change }, [booting, "ready 1"], "new").kind, "running");
    }
    const usual = stateOf({ labels, environment: { VERSION: "10l" } }, [booting, fromDisk], "new");
    assert.equal(usual.kind === "installing" && usual.announcement, "expected");
    assert.equal(canBeProtected(usual), false);
  });

  it("has a screen from the moment its machine runs", () => {
    assert.equal(hasScreen(stateOf({}, ["❯ Creating overlay image..."], "new")), false);
    assert.equal(hasScreen(stateOf({}, [booting], "new")), true);
  });

  it("has no screen where it was made without a display", () => {
    for (const [display, served] of [
      ["web", true],
      [":0", true],
      ['"VNC"', true],
      ["none", false],
      ["disabled", false],
      ["egl-headless", false],
    ] as const) {
      const environment = { DISPLAY: display };
      assert.equal(hasScreen(stateOf({ environment }, [booting], "new")), served, display);
      assert.equal(hasScreen(stateOf({ environment }, [booting], "installed")), served, display);
      assert.equal(hasMachine(stateOf({ environment }, [booting], "installed")), true, display);
    }
  });

  it("only starts, and does not install, when it was installed before", () => {
    assert.equal(stateOf({}, [], "installed").kind, "starting");
    assert.equal(stateOf({}, [booting], "installed").kind, "running");
  });

  it("installs when the image fetches a medium, though the mark of the disk before was there", () => {
    const state = stateOf({}, ["❯ Downloading Windows 10..."], "installed");
    assert.equal(state.kind, "installing");
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

describe("a running desktop of which the files did not tell yet", () => {
  it("starts, for it may have been installed long ago", () => {
    assert.equal(stateOf({}, [], { mark: "unknown" }).kind, "starting");
    assert.equal(stateOf({}, [booting], { mark: "unknown" }).kind, "starting");
  });

  it("installs when its log has what only an installation has", () => {
    assert.equal(stateOf({}, ["❯ Downloading Windows 11..."], { mark: "unknown" }).kind, "installing");
  });
});

describe("a desktop that somebody else made", () => {
  it("never counts as ready by what Remote Desktop answers", () => {
    const state = stateOf({}, [booting], { mark: "absent", remoteDesktop: "answers" });
    assert.equal(state.kind === "installing" && state.announcement, "remoteDesktopAnswers");
  });

  it("counts as running once the image has marked it", () => {
    assert.equal(stateOf({}, [booting], { mark: "present" }).kind, "running");
  });
});

describe("the disk of a running desktop", () => {
  const diskOf = (facts: Partial<ContainerFacts>, header = "❯ Starting Windows for Docker v6.05..."): string => {
    const state = stateOf({}, [header, booting, "ready 1"], facts);
    assert.ok(state.kind === "running");
    return state.disk;
  };

  it("is not safe before the mark is there, though Windows is", () => {
    assert.equal(diskOf({ mark: "absent" }), "unprotected");
    assert.equal(diskOf({ mark: "unknown" }), "unprotected");
    assert.equal(diskOf({ mark: "present" }), "safe");
  });

  it("is safe on the older images, which go on with an installation that has no mark", () => {
    for (const version of ["4.35", "5.00", "5.16", "6.03"]) {
      assert.equal(diskOf({ mark: "absent" }, `❯ Starting Windows for Docker v${version}...`), "safe", version);
      assert.equal(diskOf({ mark: "absent", imageVersion: version }, "❯ no header"), "safe", version);
    }
    assert.equal(diskOf({ mark: "absent", imageVersion: "6.04" }, "❯ no header"), "unprotected");
  });
});

describe("the disk of a desktop that ended", () => {
  const ended = (lines: readonly string[], exitCode: number): DesktopState =>
    stateOf({ status: "exited", exitCode }, [booting, ...lines], { mark: "unknown" });

  it("is in doubt when Windows was there and nothing tells of a shutdown in order", () => {
    const killed = ended(["ready 1"], 137);
    assert.equal(killed.kind === "failed" && killed.disk, "doubtful");
  });

  it("is settled after a shutdown in order, and when there was no Windows to lose", () => {
    const stopped = ended(["ready 1", "❯ Shutdown completed!"], 143);
    assert.equal(stopped.kind === "stopped" && stopped.disk, "settled");
    const early = ended([], 137);
    assert.equal(early.kind === "failed" && early.disk, "settled");
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

  it("has not failed when it was killed to be removed", () => {
    assert.equal(stateOf({ status: "removing", exitCode: 137 }, [], "installed").kind, "stopped");
    const own = stateOf({ status: "removing", exitCode: 88 }, [], "installed");
    assert.equal(own.kind === "failed" && own.failure.cause, "noKvm");
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
