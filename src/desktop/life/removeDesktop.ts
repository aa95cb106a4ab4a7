import type { Engine } from "../../engine/engine";
import { EngineError } from "../../engine/engineError";
import { isAlive } from "../../engine/model";
import { readContainer, type ContainerRecord } from "../containerRecord";
import { desktopLabel } from "../labels";
import { passIfGone } from "../../engine/passIfGone";
import { readSpec } from "../spec/readSpec";
import { stopDesktop } from "../stop/stopDesktop";

export type StorageFate = "keepStorage" | "removeStorage";

/** Shuts the desktop down in order, then removes its container and the network that was made for it. */
export async function removeDesktop(
  engine: Engine,
  id: string,
  storage: StorageFate,
  signal: AbortSignal,
): Promise<void> {
  const record = await readContainer(engine, id, signal);
  if (isAlive({ state: record.status })) {
    await stopDesktop(engine, id, signal);
  }
  await removeAtRest(engine, record, storage, signal);
}

/** The same of one that has stopped, with which its container may have gone already. */
export async function removeAtRest(
  engine: Engine,
  record: ContainerRecord,
  storage: StorageFate,
  signal: AbortSignal,
): Promise<void> {
  const { storage: place } = readSpec(record).disks;
  await engine.remove("container", record.id, {}, signal).catch(passIfGone);
  // What was asked for comes first: once the container is gone nobody could ask for it again.
  if (storage === "removeStorage" && place.kind === "volume") {
    await engine.remove("volume", place.name, {}, signal);
  }
  await removeOwnNetworks(engine, record.networks, signal);
}

async function removeOwnNetworks(engine: Engine, names: readonly string[], signal: AbortSignal): Promise<void> {
  const networks = await engine.list("network", signal);
  const own = networks.filter(({ name, labels }) => names.includes(name) && desktopLabel in labels);
  for (const { id } of own) {
    await engine.remove("network", id, {}, signal).catch(passIfInUse);
  }
}

/** Somebody else's container was put into it, and it stays with that. */
function passIfInUse(error: unknown): void {
  if (!(error instanceof EngineError) || error.failure.kind !== "conflict") {
    throw error;
  }
}
