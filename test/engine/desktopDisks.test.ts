import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { parseContainer } from "../../src/desktop/containerRecord";
import { DesktopError } from "../../src/desktop/desktopError";
import { markInstalled } from "../../src/desktop/stop/diskSafety";
import { exportDisk, type ExportOptions } from "../../src/desktop/life/exportDisk";
import { importDisk } from "../../src/desktop/life/importDisk";
import { storagePlaces } from "../../src/desktop/life/storagePlaces";
import { workOnStorage, type Watch } from "../../src/desktop/life/storageWork";
import { readSpec } from "../../src/desktop/spec/readSpec";
import { removeDesktop } from "../../src/desktop/life/removeDesktop";
import { stopDesktop } from "../../src/desktop/stop/stopDesktop";
import { isAbortError } from "../../src/platform/abort";
import { create, demoSpec, startDesktopHost, statesUntil, type DesktopHost } from "./desktopHost";

const signal = AbortSignal.timeout(600_000);
const quick = {
  ...{ DEMO_INSTALL_SECONDS: "0.2", DEMO_SETUP_SECONDS: "0.2" },
  ...{ DEMO_STARTED_SECONDS: "0.2", DEMO_SHUTDOWN_SECONDS: "0.2" },
};
const quiet: Watch = { signal, onProgress: () => undefined };

let host: DesktopHost;
let folder: string;
let id: string;

before(async () => {
  host = await startDesktopHost("desktop-disks");
  folder = await mkdtemp(join(tmpdir(), "disks-"));
  const spec = demoSpec(host, "original", quick);
  id = await create(host, { ...spec, disks: { ...spec.disks, diskSize: "33G" } });
  await statesUntil(host, id, ({ kind }) => kind === "running");
  await markInstalled(host.engine, id, signal);
  await stopDesktop(host.engine, id, signal);
  await inStorage("printf written-before | dd of=/storage/data.img bs=1 seek=33554432 conv=notrunc status=none");
});

after(async () => {
  await rm(folder, { recursive: true, force: true });
  await host.stop();
});

async function inStorage(script: string, desktop = id): Promise<string> {
  const record = parseContainer(await host.engine.inspect("container", desktop, signal));
  return workOnStorage(host.engine, storagePlaces(record), { script }, quiet);
}

function exported(format: ExportOptions["format"]): ExportOptions {
  return { file: join(folder, `disk.${format}`), format, unsafeDisk: "refuse" };
}

async function names(kind: "container" | "volume"): Promise<readonly string[]> {
  return (await host.engine.list(kind, signal)).map(({ name }) => name).sort();
}

describe("a disk", () => {
  it("is exported into a file here, with its progress, and is as small as what is in it", async () => {
    const percents: number[] = [];
    const options = exported("qcow2");
    await exportDisk(host.engine, id, options, { signal, onProgress: (percent) => percents.push(percent) });
    assert.ok((await stat(options.file)).size < 50_000_000);
    assert.equal(percents.at(-1), 100);
    assert.deepEqual(
      percents,
      percents.toSorted((one, other) => one - other),
    );
    assert.deepEqual(await readdir(folder), ["disk.qcow2"]);
    assert.deepEqual(await names("container"), ["original"]);
  });

  it("becomes another desktop, which is not installed again, with the same content", async () => {
    const spec = { ...demoSpec(host, "imported", quick) };
    const percents: number[] = [];
    const made = await importDisk(host.engine, join(folder, "disk.qcow2"), spec, {
      signal,
      onProgress: (percent) => percents.push(percent),
    });
    const kinds = (await statesUntil(host, made.id, ({ kind }) => kind === "running")).map(({ kind }) => kind);
    assert.ok(!kinds.includes("installing"), kinds.join(" "));
    assert.equal(percents.at(-1), 100);
    const read = readSpec(parseContainer(await host.engine.inspect("container", made.id, signal)));
    // What boots the demonstration is no partition table of UEFI's.
    assert.deepEqual([read.disks.diskSize, read.windows.bootMode], ["33G", "windows_legacy"]);
    await stopDesktop(host.engine, made.id, signal);
    const content = "dd if=/storage/data.img bs=1 skip=33554432 count=14 status=none";
    assert.equal(await inStorage(content, made.id), "written-before");
    await removeDesktop(host.engine, made.id, "removeStorage", signal);
  });

  it("goes by other formats as well", async () => {
    await exportDisk(host.engine, id, exported("vmdk"), quiet);
    const made = await importDisk(host.engine, join(folder, "disk.vmdk"), demoSpec(host, "of-vmdk", quick), quiet);
    await statesUntil(host, made.id, ({ kind }) => kind === "running");
    await removeDesktop(host.engine, made.id, "removeStorage", signal);
    for (const format of ["vhdx", "vdi"] as const) {
      await exportDisk(host.engine, id, exported(format), quiet);
      assert.ok((await stat(exported(format).file)).size < 200_000_000, format);
    }
  });

  it("is not exported from under a running Windows", async () => {
    await host.engine.start(id, signal);
    await statesUntil(host, id, ({ kind }) => kind === "running");
    await assert.rejects(
      exportDisk(host.engine, id, exported("qcow2"), quiet),
      (error) => error instanceof DesktopError && error.problem.kind === "startedMeanwhile",
    );
    await stopDesktop(host.engine, id, signal);
  });

  it("leaves nothing half here or there when its travel is cancelled", async () => {
    const before = [await readdir(folder), await names("container"), await names("volume")];
    // Bytes that no compression makes fewer.
    await inStorage("dd if=/dev/urandom of=/storage/data.img bs=1M count=100 seek=64 conv=notrunc status=none");
    const big = join(tmpdir(), `big-${process.pid}.img`);
    await promisify(execFile)("dd", ["if=/dev/urandom", `of=${big}`, "bs=1M", "count=200", "status=none"]);
    try {
      for (const work of [
        (watch: Watch) => exportDisk(host.engine, id, { ...exported("raw"), file: join(folder, "cut.img") }, watch),
        (watch: Watch) => importDisk(host.engine, big, demoSpec(host, "cut", quick), watch),
      ]) {
        const cancel = new AbortController();
        const isOnItsWay = (percent: number): boolean => percent > 0 && (percent < 50 || percent > 50.05);
        const onProgress = (percent: number): void => {
          if (isOnItsWay(percent)) {
            cancel.abort();
          }
        };
        await assert.rejects(work({ signal: AbortSignal.any([signal, cancel.signal]), onProgress }), isAbortError);
      }
    } finally {
      await rm(big);
    }
    assert.deepEqual([await readdir(folder), await names("container"), await names("volume")], before);
  });

  it("that is none says so, and leaves nothing behind", async () => {
    const file = join(folder, "disk.qcow2");
    const broken = { ...demoSpec(host, "broken", quick), image: host.image };
    await promisify(execFile)("truncate", ["-s", "70000", file]);
    await assert.rejects(
      importDisk(host.engine, file, broken, quiet),
      (error) => error instanceof DesktopError && error.problem.kind === "storageWorkFailed",
    );
    assert.ok(!(await names("volume")).includes("broken-storage"));
  });
});
