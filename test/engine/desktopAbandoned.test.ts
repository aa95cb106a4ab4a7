import assert from "node:assert/strict";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { parseContainer } from "../../src/desktop/containerRecord";
import { copyLabel, desktopLabel } from "../../src/desktop/labels";
import { findAbandoned, sweepAbandoned } from "../../src/desktop/life/abandonedWork";
import { cloneDesktop } from "../../src/desktop/life/cloneDesktop";
import { exportDisk } from "../../src/desktop/life/exportDisk";
import { importDisk } from "../../src/desktop/life/importDisk";
import { createSnapshot, listSnapshots, restoreSnapshot } from "../../src/desktop/life/snapshots";
import { storagePlaces } from "../../src/desktop/life/storagePlaces";
import { workOnStorage, type Watch } from "../../src/desktop/life/storageWork";
import type { DesktopSpec } from "../../src/desktop/spec";
import { lookAtDisk, markInstalled } from "../../src/desktop/stop/diskSafety";
import { holdVolumes } from "../../src/desktop/stop/holdVolumes";
import { stopDesktop } from "../../src/desktop/stop/stopDesktop";
import { connectDockerEngine } from "../../src/engine/docker/dockerEngine";
import type { Engine } from "../../src/engine/engine";
import { helperLabel } from "../../src/engine/probes/helperLabel";
import { endpointOf } from "./endpointOf";
import { create, demoSpec, startDesktopHost, statesUntil, type DesktopHost } from "./desktopHost";

const signal = AbortSignal.timeout(600_000);
const quiet: Watch = { signal, onProgress: () => undefined };

interface Job {
  readonly host: string;
  readonly desktop: string;
  readonly work: "snapshot" | "restore" | "clone" | "export" | "import";
  readonly spec: DesktopSpec;
  readonly snapshot: string;
  readonly file: string;
}

const { WINDOWS_CONTAINERS_DYING: job } = process.env;
if (job !== undefined) {
  // This very file again, as the process that is killed in the middle of its work.
  await work(JSON.parse(job) as Job);
} else {
  describe("a work on a storage whose process is killed", killed);
}

async function work({ host, desktop, work: kind, spec, snapshot, file }: Job): Promise<void> {
  const engine = await connectDockerEngine(endpointOf(host, { name: "dying" }));
  const watch: Watch = { signal, onProgress: (percent) => process.send?.(percent) };
  const unsafeDisk = "refuse";
  const works: Readonly<Record<Job["work"], () => Promise<unknown>>> = {
    snapshot: () => createSnapshot(engine, desktop, { name: "half", note: "", unsafeDisk }, watch),
    restore: () => restoreSnapshot(engine, desktop, snapshot, watch),
    clone: () => cloneDesktop(engine, desktop, { name: "half", unsafeDisk }, watch),
    export: () => exportDisk(engine, desktop, { file, format: "qcow2", unsafeDisk }, watch),
    import: () => importDisk(engine, file, { ...spec, name: "half" }, watch),
  };
  await works[kind]();
}

function killed(): void {
  let host: DesktopHost;
  let folder: string;
  let id: string;
  let snapshot: string;

  before(async () => {
    host = await startDesktopHost("desktop-abandoned");
    folder = await mkdtemp(join(tmpdir(), "abandoned-"));
    const quick = {
      ...{ DEMO_INSTALL_SECONDS: "0.2", DEMO_SETUP_SECONDS: "0.2" },
      ...{ DEMO_STARTED_SECONDS: "0.2", DEMO_SHUTDOWN_SECONDS: "0.2" },
    };
    id = await create(host, demoSpec(host, "whole", quick));
    await statesUntil(host, id, ({ kind }) => kind === "running");
    await markInstalled(host.engine, id, signal);
    await stopDesktop(host.engine, id, signal);
    // Bytes that no copy is done with at once.
    await inStorage("dd if=/dev/urandom of=/storage/data.img bs=1M count=300 seek=64 conv=notrunc status=none; sync");
    const kept = { name: "kept", note: "", unsafeDisk: "refuse" } as const;
    ({ id: snapshot } = await createSnapshot(host.engine, id, kept, quiet));
    await inStorage("echo now > /storage/windows.note");
    await exportDisk(
      host.engine,
      id,
      { file: join(folder, "disk.qcow2"), format: "qcow2", unsafeDisk: "refuse" },
      quiet,
    );
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await host.stop();
  });

  async function inStorage(script: string): Promise<string> {
    const record = parseContainer(await host.engine.inspect("container", id, signal));
    return workOnStorage(host.engine, storagePlaces(record), { script }, quiet);
  }

  /** Every file of the storage, and what of ours is there. */
  const inventory = `cd /storage
stat -c '%n %s %b %Y' windows* data*
cat windows.note
ls -A .windows-containers .windows-containers/snapshots`;

  async function names(kind: "container" | "volume"): Promise<readonly string[]> {
    return (await host.engine.list(kind, signal)).map(({ name }) => name).sort();
  }

  async function abandoned(engine: Engine = host.engine) {
    return findAbandoned(await engine.list("container", signal), await engine.list("volume", signal));
  }

  /** Starts the work in a process of its own, and kills that without a word. */
  async function die(kind: Job["work"], isEnough: (percent: number) => boolean): Promise<void> {
    const file = kind === "export" ? join(folder, "half.qcow2") : join(folder, "disk.qcow2");
    const spec = demoSpec(host, "half");
    const task: Job = { host: host.dockerd.host, desktop: id, work: kind, spec, snapshot, file };
    const child = fork(process.argv[1] ?? "", [], {
      env: { ...process.env, WINDOWS_CONTAINERS_DYING: JSON.stringify(task) },
      execArgv: ["--enable-source-maps"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    await percentOf(child, isEnough);
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  async function untilNoHelper(): Promise<void> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const helpers = (await host.engine.list("container", signal)).filter(({ labels }) => helperLabel in labels);
      if (helpers.length === 0) {
        return;
      }
      assert.ok(Date.now() < deadline, helpers.map(({ name, status }) => `${name} ${status}`).join(", "));
      await wait(100);
    }
  }

  const soon = (percent: number): boolean => percent > 0;

  for (const kind of ["snapshot", "restore"] as const) {
    it(`leaves no container and nothing half in the storage: ${kind}`, async () => {
      const before = [await inStorage(inventory), await names("container"), await names("volume")];
      await die(kind, soon);
      await untilNoHelper();
      assert.deepEqual([await inStorage(inventory), await names("container"), await names("volume")], before);
      const listed = (await listSnapshots(host.engine, id, signal)).map(({ name }) => name);
      assert.deepEqual(listed, ["kept"]);
      assert.equal(await lookAtDisk(host.engine, id, signal), "kept");
    });
  }

  it("leaves no container: export", async () => {
    for (const isEnough of [soon, (percent: number) => percent > 50]) {
      const before = [await names("container"), await names("volume")];
      await die("export", isEnough);
      await untilNoHelper();
      assert.deepEqual([await names("container"), await names("volume")], before);
    }
  });

  for (const [kind, isEnough] of [
    ["clone", soon],
    ["import", soon],
    ["import", (percent: number) => percent > 50],
  ] as const) {
    it(`leaves an empty storage, which the next look at the engine removes: ${kind}`, async () => {
      const before = [await inStorage(inventory), await names("container"), await names("volume")];
      await die(kind, isEnough);
      await untilNoHelper();
      const found = await abandoned();
      assert.deepEqual(
        found.volumes.map(({ name }) => name),
        ["half-storage"],
      );
      // Another window may just be on its way to fill it.
      assert.deepEqual(await sweepAbandoned(host.engine, found, signal), { left: 1 });
      assert.ok((await names("volume")).includes("half-storage"));
      assert.deepEqual(await sweepAbandoned(host.engine, found, signal, 0), { left: 0 });
      assert.deepEqual([await inStorage(inventory), await names("container"), await names("volume")], before);
    });
  }

  it("takes nothing from another window that is at work", async () => {
    const percents: number[] = [];
    let swept: Promise<unknown> | undefined;
    const onProgress = (percent: number): void => {
      percents.push(percent);
      swept ??= abandoned().then(async (found) => {
        assert.deepEqual([found.helpers.length, found.volumes.map(({ name }) => name)], [0, ["beside-storage"]]);
        await sweepAbandoned(host.engine, found, signal, 0);
      });
    };
    const options = { name: "beside", unsafeDisk: "refuse" } as const;
    const { id: clone } = await cloneDesktop(host.engine, id, options, { signal, onProgress });
    assert.ok(swept);
    await swept;
    const kinds = (await statesUntil(host, clone, ({ kind }) => kind === "running")).map(({ kind }) => kind);
    assert.ok(!kinds.includes("installing"), kinds.join(" "));
    await stopDesktop(host.engine, clone, signal);
    await host.engine.remove("container", clone, {}, signal);
  });

  it("takes no storage with anything in it, though no desktop has it any more", async () => {
    const left = await abandoned();
    assert.deepEqual(
      left.volumes.map(({ name }) => name),
      ["beside-storage"],
    );
    await sweepAbandoned(host.engine, left, signal, 0);
    assert.ok((await names("volume")).includes("beside-storage"));
  });

  it("removes helpers that never started, and none that keeps volumes from being lost", async () => {
    const labels = { [helperLabel]: "whole-storage" };
    const { id: never } = await host.engine.create({ image: host.image, labels, name: "never-started" }, signal);
    const record = parseContainer(await host.engine.inspect("container", id, signal));
    const holder = await holdVolumes(host.engine, record, signal);
    const found = await abandoned();
    assert.deepEqual(
      found.helpers.map((one) => one.id),
      [never],
    );
    assert.equal((await sweepAbandoned(host.engine, { ...found, volumes: [] }, signal)).left, 1);
    await sweepAbandoned(host.engine, { ...found, volumes: [] }, signal, 0);
    assert.ok(!(await names("container")).includes("never-started"));
    await host.engine.remove("container", holder.id, {}, signal);
  });

  it("removes an unused copy by its own image only", async () => {
    const unknown = { [copyLabel]: "windows-containers/no-such-image:1", [desktopLabel]: "nobody" };
    await host.engine.createVolume("unknown-copy", unknown, signal);
    await sweepAbandoned(host.engine, await abandoned(), signal, 0);
    assert.ok((await names("volume")).includes("unknown-copy"));
  });
}

function percentOf(child: ChildProcess, isEnough: (percent: number) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on("message", (percent) => isEnough(Number(percent)) && resolve());
    child.once("exit", (code) => reject(new Error(`The work ended before it was killed: ${code}`)));
  });
}
