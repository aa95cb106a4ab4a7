import type { Engine } from "../../engine/engine";
import { runOnce } from "../../engine/probes/runOnce";
import { readContainer } from "../containerRecord";
import { runInside } from "../machine/runInside";
import { exchangeScript, listAsideScript, removeAsideScript } from "./putAsideScripts";
import { storagePlaces } from "./storagePlaces";
import { refuseStarted, restingSince, workOnStorage, type Watch } from "./storageWork";

/**
 * A file that was in the place of a disk's when a restoration that had broken off was taken back: a machine had been
 * started in between, and wrote it.
 */
export interface AsideFile {
  readonly path: string;
  /** What it takes on the engine's disk. */
  readonly bytes: number;
  /** Unix time in seconds. */
  readonly modifiedAt: number;
}

export async function listAside(engine: Engine, desktop: string, signal: AbortSignal): Promise<readonly AsideFile[]> {
  const record = await readContainer(engine, desktop, signal);
  if (record.status === "running") {
    return parseAside((await runInside(engine, desktop, listAsideScript, signal)).output);
  }
  const { image, mounts } = storagePlaces(record);
  return parseAside((await runOnce(engine, listAsideScript, { image, mounts, network: "none" }, signal)).output);
}

export function parseAside(output: string): readonly AsideFile[] {
  return Array.from(output.matchAll(/^aside (\d+) (\d+) (\/.+)$/gm), ([, bytes = "", modifiedAt = "", path = ""]) => {
    return { path, bytes: Number(bytes), modifiedAt: Number(modifiedAt) };
  });
}

/** Of a desktop that does not run: what is put back changes places with what is there now, so that nothing is lost. */
export async function putBackAside(engine: Engine, desktop: string, watch: Watch): Promise<void> {
  const { signal } = watch;
  const record = await readContainer(engine, desktop, signal);
  const since = await restingSince(engine, desktop, signal);
  const prepare = async (): Promise<void> => refuseStarted(engine, desktop, since, signal);
  const work = { script: exchangeScript, undo: "true", prepare };
  await workOnStorage(engine, storagePlaces(record), work, watch);
}

export async function removeAside(engine: Engine, desktop: string, watch: Watch): Promise<void> {
  const record = await readContainer(engine, desktop, watch.signal);
  await workOnStorage(engine, storagePlaces(record), { script: removeAsideScript }, watch);
}
