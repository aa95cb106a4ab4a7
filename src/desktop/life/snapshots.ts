import { randomBytes } from "node:crypto";
import type { Engine } from "../../engine/engine";
import { runOnce } from "../../engine/probes/runOnce";
import { readContainer } from "../containerRecord";
import { runInside } from "../machine/runInside";
import { refuseUnsafeDisk, type UnsafeDisk } from "./refuseUnsafeDisk";
import { parseSnapshots, type Snapshot, type SnapshotManifest } from "./snapshot";
import * as scripts from "./snapshotScripts";
import { storagePlaces } from "./storagePlaces";
import { refuseStarted, restingSince, workOnStorage, type Watch, type Workplace } from "./storageWork";

export interface NewSnapshot {
  readonly name: string;
  readonly note: string;
  readonly unsafeDisk: UnsafeDisk;
}

const swapMs = 120_000;

/** Of a desktop that does not run: the image's own qemu-img copies its disks, beside what belongs to them. */
export async function createSnapshot(
  engine: Engine,
  desktop: string,
  { name, note, unsafeDisk }: NewSnapshot,
  watch: Watch,
): Promise<SnapshotManifest> {
  const { signal } = watch;
  const record = await readContainer(engine, desktop, signal);
  const places = storagePlaces(record);
  const since = await restingSince(engine, desktop, signal);
  await refuseUnsafeDisk(engine, desktop, unsafeDisk, signal);
  const id = randomBytes(6).toString("hex");
  const { VERSION: version = "" } = record.environment;
  const createdAt = new Date().toISOString();
  const manifest: SnapshotManifest = { format: 1, id, name, note, createdAt, image: record.image, version };
  const environment = { ID: id, MANIFEST: JSON.stringify(manifest) };
  const finish = async ({ run }: Workplace): Promise<void> => {
    await refuseStarted(engine, desktop, since, signal);
    await run(scripts.finishScript, signal);
  };
  const work = { script: scripts.createScript, undo: scripts.forgetScript, environment, finish };
  await workOnStorage(engine, places, work, watch);
  return manifest;
}

/** Newest first; asked in the desktop's own container while it runs. */
export async function listSnapshots(
  engine: Engine,
  desktop: string,
  signal: AbortSignal,
): Promise<readonly Snapshot[]> {
  const record = await readContainer(engine, desktop, signal);
  if (record.status === "running") {
    return parseSnapshots((await runInside(engine, desktop, scripts.listScript, signal)).output);
  }
  const { image, mounts } = storagePlaces(record);
  const { output } = await runOnce(engine, scripts.listScript, { image, mounts, network: "none" }, signal);
  return parseSnapshots(output);
}

/** Puts the disks of a desktop that does not run back to what they were; the present ones are lost. */
export async function restoreSnapshot(engine: Engine, desktop: string, id: string, watch: Watch): Promise<void> {
  const { signal } = watch;
  const record = await readContainer(engine, desktop, signal);
  const places = storagePlaces(record);
  const since = await restingSince(engine, desktop, signal);
  const finish = async ({ run }: Workplace): Promise<void> => {
    await refuseStarted(engine, desktop, since, signal);
    // Too short to be cancelled.
    await run(scripts.swapScript, AbortSignal.timeout(swapMs));
  };
  const work = { script: scripts.unpackScript, undo: scripts.mendScript, environment: { ID: id }, finish };
  await workOnStorage(engine, places, work, watch);
}

export async function deleteSnapshot(engine: Engine, desktop: string, id: string, watch: Watch): Promise<void> {
  const record = await readContainer(engine, desktop, watch.signal);
  await workOnStorage(engine, storagePlaces(record), { script: scripts.deleteScript, environment: { ID: id } }, watch);
}
