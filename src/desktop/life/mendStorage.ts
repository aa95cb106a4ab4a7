import type { Engine } from "../../engine/engine";
import { isAlive } from "../../engine/model";
import { isAbortError, isTimeout } from "../../platform/abort";
import { readContainer } from "../containerRecord";
import { DesktopError } from "../desktopError";
import { lookAtDisk, type DiskOutlook } from "../stop/diskSafety";
import { mendScript } from "./snapshotScripts";
import { storagePlaces } from "./storagePlaces";
import { workOnStorage } from "./storageWork";

/** Mere renames. */
const mendMs = 120_000;

/**
 * Looks at the disk of a desktop that is about to be started or copied. Takes back before, or ends, what an engine was in
 * the middle of when it lost its power: a snapshot that took the disks' place. Never under a machine.
 */
export async function lookAtRestingDisk(
  engine: Engine,
  id: string,
  signal: AbortSignal,
  starter: Parameters<typeof lookAtDisk>[3] = "its own image",
): Promise<DiskOutlook> {
  try {
    return await lookAtDisk(engine, id, signal, starter);
  } catch (error) {
    if (!isPutAside(error)) {
      throw error;
    }
    await mendStorage(engine, id);
    return lookAtDisk(engine, id, signal, starter);
  }
}

function isPutAside(error: unknown): boolean {
  return error instanceof DesktopError && error.problem.kind === "disksPutAside";
}

/** A cancel does not interrupt it. */
async function mendStorage(engine: Engine, id: string): Promise<void> {
  const signal = AbortSignal.timeout(mendMs);
  try {
    const record = await readContainer(engine, id, signal);
    if (isAlive({ state: record.status })) {
      throw new DesktopError({ kind: "startedMeanwhile" });
    }
    await workOnStorage(engine, storagePlaces(record), { script: mendScript }, { signal, onProgress: () => undefined });
  } catch (error) {
    if (error instanceof DesktopError && error.problem.kind !== "storageWorkFailed") {
      throw error;
    }
    throw new DesktopError({ kind: "disksPutAside", output: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof DesktopError && error.problem.kind === "storageWorkFailed") {
    return error.problem.output;
  }
  return isAbortError(error) || isTimeout(error) || !(error instanceof Error) ? "" : error.message;
}
