import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { markInstalled } from "../../src/desktop/stop/diskSafety";
import { lookAtHealth } from "../../src/desktop/life/health";
import { isQuiet, lookAtActivity } from "../../src/desktop/life/idleness";
import { desktopLabel } from "../../src/desktop/labels";
import { runOnce } from "../../src/engine/probes/runOnce";
import { openScreen } from "../../src/desktop/screen/screenTunnel";
import { stopDesktop } from "../../src/desktop/stop/stopDesktop";
import { create, demoSpec, startDesktopHost, statesUntil, type DesktopHost } from "./desktopHost";

const signal = AbortSignal.timeout(600_000);
const quick = {
  ...{ DEMO_INSTALL_SECONDS: "0.2", DEMO_SETUP_SECONDS: "0.2" },
  ...{ DEMO_STARTED_SECONDS: "0.2", DEMO_SHUTDOWN_SECONDS: "0.2" },
};

let host: DesktopHost;
let id: string;

before(async () => {
  host = await startDesktopHost("desktop-health");
  const spec = demoSpec(host, "patient", quick);
  id = await create(host, { ...spec, windows: { ...spec.windows, version: "2022" } });
  await statesUntil(host, id, ({ kind }) => kind === "running");
});

after(async () => {
  await host.stop();
});

describe("the health of a desktop", () => {
  it("is read while it runs: disk, room, and the age of its evaluation", async () => {
    const { storage, evaluation, record } = await lookAtHealth(host.engine, id, signal);
    assert.equal(record.restartCount, 0);
    assert.equal(storage.disk?.sizeBytes, 64 * 1024 ** 3);
    assert.ok(storage.disk.usedBytes < 50_000_000, String(storage.disk.usedBytes));
    assert.ok(storage.freeBytes > 1_000_000 && storage.storageBytes > 0);
    assert.ok(Math.abs((storage.installedAt ?? 0) - Date.now() / 1000) < 120);
    assert.equal(evaluation?.days, 180);
    assert.equal(storage.mark, "absent");
  });

  it("is read from the storage of one that is stopped, and leaves no container", async () => {
    await markInstalled(host.engine, id, signal);
    await stopDesktop(host.engine, id, signal);
    const { storage, evaluation } = await lookAtHealth(host.engine, id, signal);
    assert.deepEqual([storage.mark, storage.disk?.sizeBytes, evaluation?.days], ["present", 64 * 1024 ** 3, 180]);
    assert.equal((await host.engine.list("container", signal)).length, 1);
    await host.engine.start(id, signal);
    await statesUntil(host, id, ({ kind }) => kind === "running");
  });
});

describe("the health of a desktop that has its storage elsewhere", () => {
  it("is that of the storage that it uses", async () => {
    const labels = { [desktopLabel]: "elsewhere" };
    const mounts = ["/storage", "/disks"].map((target) => {
      return { kind: "volume", source: `elsewhere${target.replace("/", "-")}`, target, access: "readWrite" } as const;
    });
    const environment = { STORAGE: "/disks/win", VERSION: "2022" };
    const made = await host.engine.create({ image: host.image, labels, mounts, environment }, signal);
    const write = "mkdir /disks/win && cd /disks/win && truncate -s 5G data.img && touch windows.base windows.boot";
    const { exitCode } = await runOnce(host.engine, write, { image: host.image, mounts }, signal);
    assert.equal(exitCode, 0);
    const { storage, evaluation } = await lookAtHealth(host.engine, made.id, signal);
    assert.deepEqual([storage.mark, storage.disk?.sizeBytes, evaluation?.days], ["present", 5 * 1024 ** 3, 180]);
    assert.ok(storage.freeBytes > 1_000_000);
    await host.engine.remove("container", made.id, {}, signal);
  });
});

describe("the health of a desktop with several storages", () => {
  it("counts what was put aside in each of them, also while it is stopped", async () => {
    const labels = { [desktopLabel]: "several" };
    const mounts = ["/storage", "/storage2"].map((target) => {
      return { kind: "volume", source: `several${target.replace("/", "-")}`, target, access: "readWrite" } as const;
    });
    const made = await host.engine.create({ image: host.image, labels, mounts }, signal);
    const aside = "/storage2/.windows-containers/aside";
    const write = `mkdir -p ${aside} && head -c 3000000 /dev/urandom > ${aside}/data2.img`;
    const { exitCode } = await runOnce(host.engine, write, { image: host.image, mounts }, signal);
    assert.equal(exitCode, 0);

    const { storage } = await lookAtHealth(host.engine, made.id, signal);

    assert.ok(storage.asideBytes >= 3_000_000, String(storage.asideBytes));
    await host.engine.remove("container", made.id, {}, signal);
  });
});

describe("the idleness of a desktop", () => {
  it("ends with a screen that is connected, and a paused one goes on as it was", async () => {
    const alone = await lookAtActivity(host.engine, id, signal);
    assert.equal(alone.connections, 0);
    assert.ok(isQuiet(alone, { ...alone, cpuPercent: 1 }));

    const listener = { onData: () => undefined, onClose: () => undefined };
    const screen = await openScreen(host.engine, id, listener, signal);
    const watched = await lookAtActivity(host.engine, id, signal);
    assert.ok(watched.connections > 0);
    assert.ok(!isQuiet(alone, watched));
    screen.close();

    await host.engine.containers.pause(id, signal);
    await host.engine.containers.unpause(id, signal);
    await statesUntil(host, id, ({ kind }) => kind === "running");
  });

  it("is no danger to its disk: a stop lets it go on and shut down", async () => {
    await host.engine.containers.pause(id, signal);
    await stopDesktop(host.engine, id, signal);
    const last = (await statesUntil(host, id, () => false)).at(-1);
    assert.deepEqual(last, { kind: "stopped", disk: "settled" });
  });
});
