import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { DesktopState } from "../../src/desktop/desktop";
import { lookAtDisk, markInstalled } from "../../src/desktop/stop/diskSafety";
import type { FailureCause } from "../../src/desktop/run/desktopFailure";
import { removeDesktop } from "../../src/desktop/life/removeDesktop";
import { stopDesktop } from "../../src/desktop/stop/stopDesktop";
import { create, demoSpec, startDesktopHost, statesUntil, type DesktopHost } from "./desktopHost";

const signal = AbortSignal.timeout(600_000);
const quick = { DEMO_INSTALL_SECONDS: "0.4", DEMO_SETUP_SECONDS: "1", DEMO_STARTED_SECONDS: "0.2" };

let host: DesktopHost;

before(async () => {
  host = await startDesktopHost("desktop-contract");
});

after(async () => {
  await host.stop();
});

const isRunning = ({ kind }: DesktopState): boolean => kind === "running";

async function withDesktop(
  name: string,
  variables: Readonly<Record<string, string>>,
  use: (id: string) => Promise<void>,
): Promise<void> {
  const id = await create(host, demoSpec(host, name, { ...quick, ...variables }));
  try {
    await use(id);
  } finally {
    await host.engine.kill(id, signal).catch(() => undefined);
    await removeDesktop(host.engine, id, "removeStorage", signal);
  }
}

/** Desktops that mostly wait, each in a network of its own. */
const together = { concurrency: 4 };

describe("each failure of the contract", together, () => {
  const played: readonly (readonly [failure: string, cause: FailureCause, exitCode: number])[] = [
    ["kvm-permission", "noKvm", 88],
    ["kvm-bios", "noKvm", 88],
    ["old-kvm", "noKvm", 88],
    ["docker-desktop", "noKvmInDockerDesktop", 88],
    ["synology", "noKvmOnSynology", 88],
    ["trap", "imageBug", 1],
    ["secure-boot", "badBootMode", 33],
    ["arm", "versionNotForArm", 58],
    ["download-space", "diskFull", 68],
    ["blocked", "downloadFailed", 68],
    ["extract", "mediaBroken", 70],
    ["architecture", "wrongArchitecture", 74],
    ["prepare", "mediaBroken", 75],
    ["disk-create", "diskFull", 72],
    ["device", "deviceMissing", 55],
    ["image", "deviceMissing", 55],
    ["network", "badNetwork", 24],
    ["interface", "badNetwork", 26],
    ["host-network", "hostNetwork", 29],
    ["macvlan", "noVirtualNetworkDevice", 29],
    ["vhost", "noVirtualNetworkDevice", 20],
    ["firmware", "firmwareMissing", 44],
    ["boot-timeout", "bootFailed", 0],
  ];
  const set: readonly (readonly [string, Readonly<Record<string, string>>, FailureCause, number])[] = [
    ["a version that is not known", { VERSION: "12345" }, "badVersion", 58],
    ["a language that is not known", { LANGUAGE: "Klingon" }, "badLanguage", 62],
    ["cores that are no number", { CPU_CORES: "many" }, "badCoreCount", 15],
    ["too little memory", { RAM_SIZE: "256M" }, "notEnoughMemory", 16],
    ["too small a disk", { DISK_SIZE: "8G" }, "diskTooSmall", 73],
    ["a network that is not known", { NETWORK: "pigeon" }, "badNetwork", 24],
    ["arguments that QEMU refuses", { ARGUMENTS: "-no-such-word" }, "machineCrashed", 1],
  ];
  const all = [
    ...played.map(([name, cause, code]) => [name, { DEMO_FAIL: name, DEMO_BOOT_TIMEOUT: "1" }, cause, code] as const),
    ...set,
  ];
  for (const [name, variables, cause, exitCode] of all) {
    it(`is told by its cause: ${name}`, async () => {
      await withDesktop(`fails-${name.replaceAll(" ", "-")}`, variables, async (id) => {
        const last = (await statesUntil(host, id, () => false)).at(-1);
        assert.ok(last?.kind === "failed", last?.kind);
        assert.deepEqual([last.failure.cause, last.failure.exitCode], [cause, exitCode]);
      });
    });
  }
});

describe("what a desktop warns of", () => {
  it("is told while it goes on", async () => {
    const names = "kvm,memory,forwarding,bridge,tun,nat,btrfs,cow,overlay,fuse,clock,nested,wsl";
    await withDesktop("warned", { DEMO_WARN: names }, async (id) => {
      const last = (await statesUntil(host, id, isRunning)).at(-1);
      const kinds = new Set(last?.kind === "running" ? last.hints.map(({ kind }) => kind) : []);
      for (const kind of ["emulated", "memoryAdjusted", "forwardingOff", "bridgeRefused", "tunMissing"] as const) {
        assert.ok(kinds.has(kind), kind);
      }
      for (const kind of ["networkFallback", "btrfs", "copyOnWrite", "overlayFs", "fuse"] as const) {
        assert.ok(kinds.has(kind), kind);
      }
      for (const kind of ["clock", "nestedKvm", "wslMemory"] as const) {
        assert.ok(kinds.has(kind), kind);
      }
    });
  });

  it("is a problem when the machine says that it cannot go on", async () => {
    await withDesktop("fatal", { DEMO_FATAL: "KVM internal error. Suberror: 1" }, async (id) => {
      const hasProblem = (state: DesktopState): boolean => "problem" in state && state.problem !== undefined;
      const last = (await statesUntil(host, id, hasProblem)).at(-1);
      assert.ok(last && "problem" in last && last.problem?.cause === "guestCrashed");
    });
  });
});

describe("the disk of a new desktop", () => {
  it("is told not to be safe, would be lost, and is safe once it is marked", async () => {
    await withDesktop("marked", {}, async (id) => {
      const ready = (await statesUntil(host, id, isRunning)).at(-1);
      assert.equal(ready?.kind === "running" && ready.disk, "unprotected");
      assert.equal(await lookAtDisk(host.engine, id, signal), "lost");

      await markInstalled(host.engine, id, signal);
      const isSafe = (state: DesktopState): boolean => state.kind === "running" && state.disk === "safe";
      assert.ok(isSafe((await statesUntil(host, id, isSafe)).at(-1) ?? { kind: "paused" }));

      await host.engine.kill(id, signal);
      assert.equal(await lookAtDisk(host.engine, id, signal), "kept");
      await host.engine.start(id, signal);
      const kinds = (await statesUntil(host, id, isRunning)).map(({ kind }) => kind);
      assert.ok(!kinds.includes("installing"), kinds.join(" "));
    });
  });

  it("can be kept after a kill that came too early", async () => {
    await withDesktop("killed", {}, async (id) => {
      await statesUntil(host, id, isRunning);
      await host.engine.kill(id, signal);
      const ended = (await statesUntil(host, id, () => false)).at(-1);
      assert.equal(ended?.kind === "failed" && ended.disk, "doubtful");
      assert.equal(await lookAtDisk(host.engine, id, signal), "lost");

      await markInstalled(host.engine, id, signal);
      await host.engine.start(id, signal);
      const kinds = (await statesUntil(host, id, isRunning)).map(({ kind }) => kind);
      assert.ok(!kinds.includes("installing"), kinds.join(" "));
    });
  });

  it("is installed anew when it is not kept, which is what the mark is for", async () => {
    await withDesktop("anew", {}, async (id) => {
      await statesUntil(host, id, isRunning);
      await host.engine.kill(id, signal);
      await host.engine.start(id, signal);
      const kinds = (await statesUntil(host, id, isRunning)).map(({ kind }) => kind);
      assert.ok(kinds.includes("installing"), kinds.join(" "));
    });
  });
});

describe("each generation of the image", together, () => {
  for (const version of ["4.35", "5.14", "5.16", "6.03", "6.04"]) {
    it(`is followed from its download to Windows, and shut down in order: ${version}`, async () => {
      await withDesktop(`old-${version}`, { DEMO_IMAGE_VERSION: version }, async (id) => {
        const states = await statesUntil(host, id, isRunning);
        const stages = states.flatMap((state) => (state.kind === "installing" ? [state.stage.kind] : []));
        for (const stage of ["downloading", "setup", "finishing"] as const) {
          assert.ok(stages.includes(stage), stages.join(" "));
        }
        const last = states.at(-1);
        assert.equal(last?.kind === "running" && last.disk, version === "6.04" ? "unprotected" : "safe");
        await stopDesktop(host.engine, id, signal);
        const ended = (await statesUntil(host, id, () => false)).at(-1);
        assert.equal(ended?.kind, "stopped");
      });
    });
  }
});

describe("a desktop that somebody else made", () => {
  it("is said to answer over RDP, and not to be ready", async () => {
    const spec = demoSpec(host, "foreign", { ...quick, DEMO_RDP: "Y" });
    const { toVariables } = await import("../../src/desktop/spec/variables");
    const { id } = await host.engine.create(
      { name: "foreign", image: host.image, environment: toVariables(spec), restart: "no" },
      signal,
    );
    await host.engine.start(id, signal);
    const answers = (state: DesktopState): boolean =>
      state.kind === "installing" && state.announcement === "remoteDesktopAnswers";
    const states = await statesUntil(host, id, answers);
    assert.ok(states.every(({ kind }) => kind !== "running"));
    assert.ok(answers(states.at(-1) ?? { kind: "paused" }));
    await host.engine.remove("container", id, { force: "force", anonymousVolumes: "remove" }, signal);
  });
});
