import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { parseContainer } from "../../src/desktop/containerRecord";
import { DesktopError } from "../../src/desktop/desktopError";
import { healthWarnings, lookAtHealth } from "../../src/desktop/life/health";
import { listAside, putBackAside, removeAside } from "../../src/desktop/life/putAside";
import { lookAtRestingDisk } from "../../src/desktop/life/mendStorage";
import { lookAtDisk, markInstalled } from "../../src/desktop/stop/diskSafety";
import {
  createSnapshot,
  deleteSnapshot,
  listSnapshots,
  restoreSnapshot,
  type NewSnapshot,
} from "../../src/desktop/life/snapshots";
import { storagePlaces } from "../../src/desktop/life/storagePlaces";
import { refuseBusyDesktop, workOnStorage, type Watch } from "../../src/desktop/life/storageWork";
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
let id: string;

before(async () => {
  host = await startDesktopHost("desktop-snapshots");
  id = await create(host, demoSpec(host, "kept", quick));
  await statesUntil(host, id, ({ kind }) => kind === "running");
  await markInstalled(host.engine, id, signal);
  await stopDesktop(host.engine, id, signal);
});

after(async () => {
  await host.stop();
});

function named(name: string): NewSnapshot {
  return { name, note: `before ${name}`, unsafeDisk: "refuse" };
}

/** Works in the storage as a person could. */
async function inStorage(script: string): Promise<string> {
  const record = parseContainer(await host.engine.inspect("container", id, signal));
  return workOnStorage(host.engine, storagePlaces(record), { script }, quiet);
}

const write = (text: string): string =>
  `printf %-16s ${text} | dd of=/storage/data.img bs=1 seek=33554432 conv=notrunc status=none; echo ${text} > /storage/windows.note`;
const read =
  "dd if=/storage/data.img bs=1 skip=33554432 count=16 status=none | tr -d ' '; echo; cat /storage/windows.note";

/** What is in the storage and its folder of snapshots, by name and size on the disk. */
const inventory =
  "cd /storage; find . -path '*snapshots/*' -prune -o -type f -printf '%p %s\\n' | sort; ls -A .windows-containers .windows-containers/snapshots";

describe("a cold snapshot", () => {
  let first = "";

  it("is made by the image's qemu-img, tells how far it is, and is listed with name, note, version and size", async () => {
    await inStorage(write("first"));
    const seen: number[] = [];
    const made = await createSnapshot(host.engine, id, named("first"), {
      signal,
      onProgress: (percent) => seen.push(percent),
    });
    first = made.id;
    assert.ok(seen.length > 1 && seen.at(-1) === 100, seen.join(" "));

    const [snapshot, ...others] = await listSnapshots(host.engine, id, signal);
    assert.equal(others.length, 0);
    assert.deepEqual(
      [snapshot?.name, snapshot?.note, snapshot?.version, snapshot?.image],
      ["first", "before first", "11", host.image],
    );
    // A disk of 64 GB with next to nothing in it.
    assert.ok(snapshot && snapshot.bytes > 0 && snapshot.bytes < 50_000_000, String(snapshot?.bytes));
  });

  it("has the disk as qcow2 and what belongs to it, and no installation medium", async () => {
    await inStorage("touch /storage/custom.iso");
    const files = await inStorage(`cd /storage/.windows-containers/snapshots/${first}; find . -type f | sort`);
    for (const file of ["disk1/data.img.qcow2", "disk1/windows.boot", "disk1/windows.base", "manifest.json"]) {
      assert.ok(files.includes(`./${file}\n`), files);
    }
    assert.ok(!files.includes(".iso"), files);
    const info = await inStorage(`qemu-img info /storage/.windows-containers/snapshots/${first}/disk1/data.img.qcow2`);
    assert.match(info, /file format: qcow2\nvirtual size: 64 GiB/);
  });

  it("is listed while the desktop runs, and survives its starts", async () => {
    await host.engine.start(id, signal);
    await statesUntil(host, id, ({ kind }) => kind === "running");
    assert.deepEqual(
      (await listSnapshots(host.engine, id, signal)).map(({ name }) => name),
      ["first"],
    );
    await assert.rejects(
      createSnapshot(host.engine, id, named("hot"), quiet),
      (error) => error instanceof DesktopError && error.problem.kind === "startedMeanwhile",
    );
    await stopDesktop(host.engine, id, signal);
  });

  it("brings back what was in the disk and beside it, and Windows starts from it", async () => {
    await inStorage(write("second"));
    await inStorage("echo new > /storage/windows.later");
    await restoreSnapshot(host.engine, id, first, quiet);
    assert.equal(await inStorage(read), "first\nfirst\n");
    const files = await inStorage(inventory);
    assert.ok(!files.includes("windows.later"), files);
    assert.ok(!files.includes("replaced") && !files.includes("restored"), files);

    await host.engine.start(id, signal);
    const kinds = (await statesUntil(host, id, ({ kind }) => kind === "running")).map(({ kind }) => kind);
    assert.ok(!kinds.includes("installing"), kinds.join(" "));
    await stopDesktop(host.engine, id, signal);
  });

  it("leaves nothing half when it is cancelled", async () => {
    // Enough to be caught at.
    await inStorage("dd if=/dev/urandom of=/storage/data.img bs=1M count=400 seek=64 conv=notrunc status=none; sync");
    const before = await inStorage(inventory);
    for (const work of [
      (watch: Watch) => createSnapshot(host.engine, id, named("cancelled"), watch),
      (watch: Watch) => restoreSnapshot(host.engine, id, first, watch),
    ]) {
      const cancel = new AbortController();
      const onProgress = (): void => cancel.abort();
      await assert.rejects(work({ signal: AbortSignal.any([signal, cancel.signal]), onProgress }), isAbortError);
      assert.equal(await inStorage(inventory), before);
    }
  });

  it("is thrown away when the desktop was started in between", async () => {
    let start: Promise<void> | undefined;
    const onProgress = (): void => {
      start ??= host.engine.start(id, signal);
    };
    await assert.rejects(
      createSnapshot(host.engine, id, named("spoilt"), { signal, onProgress }),
      (error) => error instanceof DesktopError && error.problem.kind === "startedMeanwhile",
    );
    await start;
    await stopDesktop(host.engine, id, signal);
    assert.deepEqual(
      (await listSnapshots(host.engine, id, signal)).map(({ name }) => name),
      ["first"],
    );
  });

  it("waits for nobody: a second work on the same storage is refused", async () => {
    let begun = (): void => undefined;
    const first = new Promise<void>((resolve) => (begun = resolve));
    const running = createSnapshot(host.engine, id, named("third"), { signal, onProgress: () => begun() });
    await first;
    const isBusy = (error: unknown): boolean => error instanceof DesktopError && error.problem.kind === "storageBusy";
    await assert.rejects(deleteSnapshot(host.engine, id, "0".repeat(12), quiet), isBusy);
    await assert.rejects(refuseBusyDesktop(host.engine, id, signal), isBusy);
    await running;
    await refuseBusyDesktop(host.engine, id, signal);
  });

  it("is deleted alone", async () => {
    await deleteSnapshot(host.engine, id, first, quiet);
    assert.deepEqual(
      (await listSnapshots(host.engine, id, signal)).map(({ name }) => name),
      ["third"],
    );
  });

  it("takes a broken restoration back before anything else", async () => {
    await inStorage(
      "mkdir -p /storage/.windows-containers/replaced; mv /storage/windows.base /storage/.windows-containers/replaced/",
    );
    await createSnapshot(host.engine, id, named("mended"), quiet);
    assert.match(await inStorage("cat /storage/windows.base"), /win11x64\.iso/);
  });

  it("whose restoration lost its engine is whole before the desktop starts, on one side or the other", async () => {
    const putAside = "cd /storage; mkdir -p $home/replaced; mv windows* data* $home/replaced";
    const brokenOff = [
      // While the disks of before went, while those of the snapshot came, and when all was done but the last removal.
      [
        "mine",
        "cd /storage; mkdir -p $home/replaced; mv windows.boot data.img $home/replaced; mkdir -p $home/restored",
      ],
      [
        "mine",
        `${putAside}; echo theirs > windows.note; touch data.qcow2; find windows.note data.qcow2 -printf '%f %s %T@\\n' > $home/replaced-all; mkdir $home/restored`,
      ],
      [
        "mine",
        "cd /storage; mkdir -p $home/replaced; echo old > $home/replaced/windows.note; touch $home/replaced-all $home/swapped",
      ],
    ] as const;
    for (const [note, script] of brokenOff) {
      await inStorage("echo mine > /storage/windows.note");
      const before = await inStorage("ls /storage");
      await inStorage(script);
      // A mere question leaves it as it is.
      await assert.rejects(
        lookAtDisk(host.engine, id, signal),
        (error) => error instanceof DesktopError && error.problem.kind === "disksPutAside",
      );
      assert.equal(await lookAtRestingDisk(host.engine, id, signal), "kept", script);
      assert.equal(await inStorage("cat /storage/windows.note"), `${note}\n`, script);
      assert.equal(await inStorage("ls /storage"), before, script);
      assert.equal(await inStorage("ls -A $home | grep -v snapshots || true"), "", script);
    }
  });
});

describe("what a machine wrote while a restoration was broken off", () => {
  const note = async (): Promise<string> => (await inStorage("cat /storage/windows.note")).trim();

  it("is put aside when that is taken back, and told with its size", async () => {
    await inStorage("echo mine > /storage/windows.note");
    await inStorage("cd /storage; mkdir -p $home/replaced; mv windows.note $home/replaced; echo newer > windows.note");
    assert.equal(await lookAtRestingDisk(host.engine, id, signal), "kept");
    assert.equal(await note(), "mine");

    const [file, ...others] = await listAside(host.engine, id, signal);
    assert.deepEqual([file?.path, others.length], ["/storage/.windows-containers/aside/windows.note", 0]);
    assert.ok(file && file.bytes > 0 && file.modifiedAt > 1_700_000_000);
    const health = await lookAtHealth(host.engine, id, signal);
    assert.ok(health.storage.asideBytes > 0);
    assert.ok(healthWarnings(health).some(({ kind }) => kind === "putAside"));
  });

  it("is put back in exchange for what is there, which is put back in the same way", async () => {
    await putBackAside(host.engine, id, quiet);
    assert.equal(await note(), "newer");
    await putBackAside(host.engine, id, quiet);
    assert.equal(await note(), "mine");
  });

  it("is not put back under a machine, and listed while it runs", async () => {
    await host.engine.start(id, signal);
    await statesUntil(host, id, ({ kind }) => kind === "running");
    assert.equal((await listAside(host.engine, id, signal)).length, 1);
    await assert.rejects(
      putBackAside(host.engine, id, quiet),
      (error) => error instanceof DesktopError && error.problem.kind === "startedMeanwhile",
    );
    await stopDesktop(host.engine, id, signal);
  });

  it("is gone when it is removed, and nothing else", async () => {
    const before = await inStorage("ls /storage");
    await removeAside(host.engine, id, quiet);
    assert.deepEqual(await listAside(host.engine, id, signal), []);
    assert.equal((await lookAtHealth(host.engine, id, signal)).storage.asideBytes, 0);
    assert.equal(await inStorage("ls /storage"), before);
  });
});

describe("a snapshot of a desktop without an installed Windows", () => {
  it("is refused", async () => {
    const empty = await host.engine.create(
      {
        image: host.image,
        name: "empty",
        mounts: [{ kind: "volume", source: "empty-storage", target: "/storage", access: "readWrite" }],
      },
      signal,
    );
    await assert.rejects(
      createSnapshot(host.engine, empty.id, named("nothing"), quiet),
      (error) => error instanceof DesktopError && error.problem.kind === "nothingToCopy",
    );
    await removeDesktop(host.engine, empty.id, "removeStorage", signal);
  });
});
