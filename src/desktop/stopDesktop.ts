import type { Engine } from "../engine/engine";
import { parseContainer, type ContainerRecord } from "./containerRecord";
import { isMachinePaused, powerMachine } from "./machinePower";
import { readSpec } from "./readSpec";
import { shortestGrace, stopGraceSeconds } from "./stopGrace";

/**
 * Shuts Windows down in order: with the time that it was given when its container was made, if that is more than usual.
 *
 * @param onGrace told how many seconds that is, before the waiting begins
 */
export async function stopDesktop(
  engine: Engine,
  id: string,
  signal: AbortSignal,
  onGrace: (seconds: number) => void = () => undefined,
): Promise<void> {
  const record = parseContainer(await engine.inspect("container", id, signal));
  const graceSeconds = graceOf(record);
  onGrace(graceSeconds);
  if (record.status === "running") {
    await letMachineGoOn(engine, id, signal);
  }
  await engine.stop(id, { graceSeconds }, signal);
}

export function graceOf(record: ContainerRecord): number {
  const { stopSeconds, shutdownSeconds } = readSpec(record).advanced;
  return Math.max(stopGraceSeconds, stopSeconds, shortestGrace(shutdownSeconds));
}

/** One that stands still would not hear that it is to shut down, and would be killed at the end of its time. */
async function letMachineGoOn(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  try {
    if (await isMachinePaused(engine, id, signal)) {
      await powerMachine(engine, id, "resume", signal);
    }
  } catch {
    // There may be no machine yet, or none that answers: the stop goes its way.
    signal.throwIfAborted();
  }
}
