import { randomBytes } from "node:crypto";
import type { Engine } from "../../engine/engine";
import { runOnce } from "../../engine/probes/runOnce";
import { readContainer } from "../containerRecord";
import { DesktopError } from "../desktopError";
import { runInside } from "../machine/runInside";
import { refuseUnsafeDisk, type UnsafeDisk } from "./refuseUnsafeDisk";
import { parseSnapshots, type Snapshot, type SnapshotManifest } from "./snapshot";
import * as scripts from "./snapshotScripts";
import { storagePlaces, type StoragePlaces } from "./storagePlaces";
import { refuseStarted, restingSince, workOnStorage, type StorageWork, type Watch } from "./storageWork";

export interface NewSnapshot {
  readonly name: string;
  readonly note: string;
  readonly unsafeDisk: UnsafeDisk;
}

/** What is undone is undone even when the person does not wait any more. */
const cleanUpMs = 120_000;

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
  try {
    await workOnStorage(engine, places, { script: scripts.createScript, environment }, watch);
    await refuseStarted(engine, desktop, since, signal);
    await workOnStorage(engine, places, { script: scripts.finishScript, environment }, watch);
    return manifest;
  } catch (error) {
    await cleanUp(engine, places, { script: scripts.forgetScript, environment }, error);
    throw error;
  }
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
  const environment = { ID: id };
  try {
    await workOnStorage(engine, places, { script: scripts.unpackScript, environment }, watch);
    await refuseStarted(engine, desktop, since, signal);
    // Too short to be cancelled, and nothing to be left in the middle of.
    const ownTime = { ...watch, signal: AbortSignal.timeout(cleanUpMs) };
    await workOnStorage(engine, places, { script: scripts.swapScript, environment }, ownTime);
  } catch (error) {
    await cleanUp(engine, places, { script: scripts.mendScript, environment }, error);
    throw error;
  }
}

export async function deleteSnapshot(engine: Engine, desktop: string, id: string, watch: Watch): Promise<void> {
  const record = await readContainer(engine, desktop, watch.signal);
  await workOnStorage(engine, storagePlaces(record), { script: scripts.deleteScript, environment: { ID: id } }, watch);
}

/** Not while somebody else is at work there, whose files these may be. */
async function cleanUp(engine: Engine, places: StoragePlaces, work: StorageWork, cause: unknown): Promise<void> {
  if (cause instanceof DesktopError && cause.problem.kind === "storageBusy") {
    return;
  }
  const watch = { signal: AbortSignal.timeout(cleanUpMs), onProgress: () => undefined };
  // The failure to report is the one that led here.
  await workOnStorage(engine, places, work, watch).catch(() => undefined);
}
