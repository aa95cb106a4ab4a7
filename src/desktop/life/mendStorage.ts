import type { Engine } from "../../engine/engine";
import type { ContainerRecord } from "../containerRecord";
import { mendScript } from "./snapshotScripts";
import { storagePlaces } from "./storagePlaces";
import { workOnStorage } from "./storageWork";

/** Takes back, or ends, what an engine was in the middle of when it lost its power: a snapshot that took the disks' place. */
export async function mendStorage(engine: Engine, record: ContainerRecord, signal: AbortSignal): Promise<void> {
  await workOnStorage(engine, storagePlaces(record), { script: mendScript }, { signal, onProgress: () => undefined });
}
