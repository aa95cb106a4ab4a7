import type { Engine } from "../../engine/engine";
import type { ContainerRecord } from "../containerRecord";
import { placeOn, type ProgramPlace } from "../desktopPlace";
import { holdVolumes, releaseWhenGone } from "./holdVolumes";
import { isMachinePaused, powerMachine } from "../machine/machinePower";
import { readSpec } from "../spec/readSpec";
import { removalByStop } from "./removalByStop";
import { shortestGrace, stopGraceSeconds } from "./stopGrace";

/**
 * Shuts Windows down in order: with the time that it was given when its container was made, if that is more than usual.
 * Where the container goes when it stops, its volumes stay.
 *
 * @param onGrace told how many seconds that is, before the waiting begins
 */
export async function stopDesktop(
  engine: Engine,
  id: string,
  signal: AbortSignal,
  onGrace: (seconds: number) => void = () => undefined,
): Promise<void> {
  const place = placeOn(engine);
  const record = await place.record(id, signal);
  const graceSeconds = graceOf(record);
  onGrace(graceSeconds);
  if (record.status === "running") {
    await letMachineGoOn(place, id, signal);
  }
  const goes = (removalByStop(record)?.anonymous.length ?? 0) > 0;
  await (goes ? stopAndKeepVolumes(engine, record, graceSeconds, signal) : place.stop(id, { graceSeconds }, signal));
}

async function stopAndKeepVolumes(
  engine: Engine,
  record: ContainerRecord,
  graceSeconds: number,
  signal: AbortSignal,
): Promise<void> {
  const { id } = record;
  const holder = await holdVolumes(engine, record, signal);
  try {
    await engine.stop(id, { graceSeconds }, signal);
  } catch (error) {
    // Windows may be shutting down nevertheless. When it cannot be told whether it did, they are held on.
    void releaseWhenGone(engine, holder.id, id, graceSeconds * 1000).catch(() => undefined);
    throw error;
  }
  await releaseWhenGone(engine, holder.id, id);
}

export function graceOf(record: ContainerRecord): number {
  const { stopSeconds, shutdownSeconds } = readSpec(record).advanced;
  return Math.max(stopGraceSeconds, stopSeconds, shortestGrace(shutdownSeconds));
}

/** One that stands still would not hear that it is to shut down, and would be killed at the end of its time. */
async function letMachineGoOn(place: ProgramPlace, id: string, signal: AbortSignal): Promise<void> {
  try {
    if (await isMachinePaused(place, id, signal)) {
      await powerMachine(place, id, "resume", signal);
    }
  } catch {
    // There may be no machine yet, or none that answers: the stop goes its way.
    signal.throwIfAborted();
  }
}
