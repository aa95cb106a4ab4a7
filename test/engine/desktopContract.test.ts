import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { DesktopState } from "../../src/desktop/desktop";
import { lookAtDisk, markInstalled } from "../../src/desktop/stop/diskSafety";
import type { FailureCause } from "../../src/desktop/run/desktopFailure";
import { removeDesktop } from "../../src/desktop/life/removeDesktop";
import { isMachinePaused, powerMachine } from "../../src/desktop/machine/machinePower";
import { noSound, openSound, soundOfPageOnly } from "../../src/desktop/screen/screenSound";
import { openScreen, type ScreenTunnel } from "../../src/desktop/screen/screenTunnel";
import { stopDesktop } from "../../src/desktop/stop/stopDesktop";
import { fatalGuestTexts } from "../parts/desktopImage/guestTexts.mjs";
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

interface Played {
  readonly failure: string;
  readonly cause: FailureCause;
  readonly exitCode: number;
}

describe("each failure of the contract", together, () => {
  const played = (failure: string, cause: FailureCause, exitCode: number): Played => ({ failure, cause, exitCode });
  /** Of one desktop each, which fails in another way at every start. What needs a new medium comes before what made it. */
  const groups: readonly (readonly [stage: string, failures: readonly Played[]])[] = [
    [
      "what the host must have",
      [
        played("kvm-permission", "noKvm", 88),
        played("kvm-bios", "noKvm", 88),
        played("old-kvm", "noKvm", 88),
        played("old-kvm-access", "noKvm", 88),
        played("docker-desktop", "noKvmInDockerDesktop", 88),
        played("synology", "noKvmOnSynology", 88),
        played("storage-create", "storageNotWritable", 13),
        played("trap", "imageBug", 1),
        played("secure-boot", "badBootMode", 33),
        played("arm", "versionNotForArm", 58),
      ],
    ],
    [
      "the medium",
      [
        played("download-space", "diskFull", 68),
        played("blocked", "downloadFailed", 68),
        played("download-url", "downloadFailed", 68),
        played("extract", "mediaBroken", 70),
        played("architecture", "wrongArchitecture", 74),
        played("architecture-arm", "wrongArchitecture", 74),
        played("architecture-unknown", "wrongArchitecture", 74),
        played("prepare", "mediaBroken", 75),
        played("build", "mediaBroken", 77),
        played("build-space", "diskFull", 77),
        played("write-space", "diskFull", 72),
      ],
    ],
    [
      "the disk and the machine",
      [
        played("disk-create", "diskFull", 72),
        played("device", "deviceMissing", 55),
        played("image", "deviceMissing", 55),
        played("firmware", "firmwareMissing", 44),
        played("firmware-variables", "firmwareMissing", 45),
        played("boot-timeout", "bootFailed", 0),
      ],
    ],
    [
      "the network",
      [
        played("network", "badNetwork", 24),
        played("interface", "badNetwork", 26),
        played("host-network", "hostNetwork", 29),
        played("macvlan", "noVirtualNetworkDevice", 29),
        played("ipvlan", "noVirtualNetworkDevice", 29),
        played("macvtap", "noVirtualNetworkDevice", 20),
        played("vhost", "noVirtualNetworkDevice", 20),
      ],
    ],
  ];
  for (const [stage, failures] of groups) {
    it(`is told by its cause: ${stage}`, async () => {
      const names = failures.map(({ failure }) => failure).join(",");
      const variables = { DEMO_FAIL: names, DEMO_BOOT_TIMEOUT: "1", DEMO_INSTALL_SECONDS: "0.2" };
      const told: Played[] = [];
      await withDesktop(`fails-${stage.replaceAll(" ", "-")}`, variables, async (id) => {
        for (const { failure } of failures) {
          told.push({ failure, ...(await failureOf(id)) });
          await host.engine.start(id, signal);
        }
      });
      assert.deepEqual(told, failures);
    });
  }

  const set: readonly (readonly [string, Readonly<Record<string, string>>, FailureCause, number])[] = [
    ["a version that is not known", { VERSION: "12345" }, "badVersion", 58],
    ["a language that is not known", { LANGUAGE: "Klingon" }, "badLanguage", 62],
    ["cores that are no number", { CPU_CORES: "many" }, "badCoreCount", 15],
    ["too little memory", { RAM_SIZE: "256M" }, "notEnoughMemory", 16],
    ["too small a disk", { DISK_SIZE: "8G" }, "diskTooSmall", 73],
    ["a network that is not known", { NETWORK: "pigeon" }, "badNetwork", 24],
    ["an interface that is not there", { DEV: "eth9" }, "badNetwork", 26],
    ["a firmware that is not known", { BOOT_MODE: "windows_odd" }, "badBootMode", 33],
    ["a storage that is not there", { STORAGE: "/nowhere" }, "storageNotWritable", 13],
    ["arguments that QEMU refuses", { ARGUMENTS: "-no-such-word" }, "machineCrashed", 1],
  ];
  for (const [name, variables, cause, exitCode] of set) {
    it(`is told by its cause: ${name}`, async () => {
      await withDesktop(`fails-${name.replaceAll(" ", "-")}`, variables, async (id) => {
        assert.deepEqual(await failureOf(id), { cause, exitCode });
      });
    });
  }

  it("is told by its cause: a medium that is a folder, which Docker makes where there is no such file", async () => {
    const spec = demoSpec(host, "fails-medium", quick);
    const folder = await mkdtemp(join(tmpdir(), "windows-medium-"));
    const id = await create(host, { ...spec, windows: { ...spec.windows, customIso: folder } });
    try {
      assert.deepEqual(await failureOf(id), { cause: "missingBindFile", exitCode: 64 });
    } finally {
      await removeDesktop(host.engine, id, "removeStorage", signal);
      await rm(folder, { recursive: true });
    }
  });

  it("is waited for until its time is over: a power button that Windows does not hear", async () => {
    await withDesktop("deaf", { DEMO_FAIL: "deaf", TIMEOUT: "12" }, async (id) => {
      await statesUntil(host, id, isRunning);
      const following = statesUntil(host, id, () => false);
      await stopDesktop(host.engine, id, signal);
      const states = await following;
      const waits = states.flatMap((state) =>
        state.kind === "stopping" ? [[state.shutdown.elapsedSeconds, state.shutdown.limitSeconds]] : [],
      );
      assert.ok(
        waits.some(([elapsed, limit]) => elapsed === 2 && limit === 2),
        JSON.stringify(waits),
      );
      assert.equal(states.at(-1)?.kind, "stopped");
    });
  });
});

async function failureOf(id: string): Promise<Omit<Played, "failure">> {
  const last = (await statesUntil(host, id, () => false)).at(-1);
  assert.ok(last?.kind === "failed" && last.failure.exitCode !== undefined, last?.kind);
  return { cause: last.failure.cause, exitCode: last.failure.exitCode };
}

describe("what a desktop warns of", together, () => {
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

  it("is kept of a download that Microsoft refused, which is a problem until the image has found another way", async () => {
    await withDesktop("refused", { DEMO_FAIL: "download-blocked", DEMO_INSTALL_SECONDS: "2" }, async (id) => {
      const states = await statesUntil(host, id, isRunning);
      const problems = states.flatMap((state) => ("problem" in state ? [state.problem?.cause] : []));
      assert.ok(problems.includes("downloadFailed"), problems.join(" "));
      const last = states.at(-1);
      assert.ok(last?.kind === "running" && last.problem === undefined);
      assert.ok(last.hints.some(({ kind }) => kind === "microsoftBlocked"));
    });
  });

  it("is a problem when the machine or its guest says that it cannot go on", async () => {
    const texts = fatalGuestTexts;
    await withDesktop("fatal", { DEMO_FATAL: texts.join("|"), DEMO_SETUP_SECONDS: "60" }, async (id) => {
      const problems = new Map<string, FailureCause>();
      await statesUntil(host, id, (state) => {
        if ("problem" in state && state.problem) {
          problems.set(state.problem.text, state.problem.cause);
        }
        return problems.has(texts.at(-1) ?? "");
      });
      assert.deepEqual(
        [...problems],
        texts.map((text) => [text, "guestCrashed"]),
      );
    });
  });
});

describe("the disk of a new desktop", together, () => {
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
  const sounds = { "4.35": noSound, "5.14": noSound, "5.16": noSound, "6.03": soundOfPageOnly, "6.04": "heard" };
  for (const [version, sound] of Object.entries(sounds)) {
    it(`is followed to Windows, has its screen, its power and the sound of its time, and is shut down in order: ${version}`, async () => {
      await withDesktop(`old-${version}`, { DEMO_IMAGE_VERSION: version, AUDIO: "Y" }, async (id) => {
        const states = await statesUntil(host, id, isRunning);
        const stages = states.flatMap((state) => (state.kind === "installing" ? [state.stage.kind] : []));
        for (const stage of ["downloading", "setup", "finishing"] as const) {
          assert.ok(stages.includes(stage), stages.join(" "));
        }
        const last = states.at(-1);
        assert.equal(last?.kind === "running" && last.disk, version === "6.04" ? "unprotected" : "safe");
        assert.equal(await firstWords(openScreen, id), "RFB 003.008\n");
        await powerMachine(host.engine, id, "pause", signal);
        assert.equal(await isMachinePaused(host.engine, id, signal), true);
        await powerMachine(host.engine, id, "resume", signal);
        assert.equal(await isMachinePaused(host.engine, id, signal), false);
        if (sound !== "heard") {
          assert.equal(await firstWords(openSound, id), sound);
        }
        await stopDesktop(host.engine, id, signal);
        const ended = (await statesUntil(host, id, () => false)).at(-1);
        assert.equal(ended?.kind, "stopped");
      });
    });
  }
});

/** What comes first of a screen or a sound, or why it ended. */
async function firstWords(open: typeof openScreen, id: string): Promise<string> {
  let tunnel: ScreenTunnel | undefined;
  try {
    return await new Promise<string>((resolve, reject) => {
      const onData = (pieces: readonly Uint8Array[]): void => resolve(Buffer.concat(pieces).toString());
      open(host.engine, id, { onData, onClose: resolve }, signal).then((opened) => (tunnel = opened), reject);
    });
  } finally {
    tunnel?.close();
  }
}

describe("the stages of an installation", together, () => {
  const orders: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
    ["of an image that uses the medium as it is", { VERIFY: "Y" }, ["verifying", "preparingMedia"]],
    [
      "of an image that builds the medium anew",
      { DEMO_IMAGE_VERSION: "5.14" },
      ["verifying", "extracting", "preparingMedia", "building"],
    ],
  ];
  for (const [name, variables, ofMedium] of orders) {
    it(`are told one after another, from the request to Windows: ${name}`, async () => {
      // The page alone tells of the network, and is looked at twice a second.
      const slowly = { ...variables, DEMO_NETWORK_SECONDS: "2" };
      await withDesktop(`stages-${Object.keys(variables).join("-").toLowerCase()}`, slowly, async (id) => {
        const states = await statesUntil(host, id, isRunning);
        const kinds = states.map((state) => (state.kind === "installing" ? state.stage.kind : state.kind));
        // Each of them once, in this order, and none again after another.
        assert.deepEqual(
          kinds.filter((kind, at) => kind !== kinds[at - 1]),
          [
            ...["starting", "requesting", "downloading", ...ofMedium, "creatingDisk", "configuring"],
            ...["booting", "setup", "finishing", "running"],
          ],
        );
      });
    });
  }

  it("tell how much is there where nobody knows how much there will be", async () => {
    const variables = { DEMO_DOWNLOAD: "size", DEMO_INSTALL_SECONDS: "5" };
    await withDesktop("sizes", variables, async (id) => {
      const isPast = (state: DesktopState): boolean => state.kind === "installing" && state.stage.kind === "booting";
      const told = (await statesUntil(host, id, isPast)).flatMap((state) =>
        state.kind === "installing" && state.stage.kind === "downloading" ? [state.stage.progress] : [],
      );
      for (const bytes of [0.5, 1.2, 2.5, 7.2].map((gib) => Math.round(gib * 1024 ** 3))) {
        assert.ok(
          told.some((progress) => progress?.kind === "bytes" && progress.bytes === bytes),
          `${bytes} of ${JSON.stringify(told)}`,
        );
      }
    });
  });
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
