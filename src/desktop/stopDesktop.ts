import type { Engine } from "../engine/engine";

/**
 * Windows gets this long to shut down. A stop that kills earlier costs the disk: until the first orderly stop the image
 * takes an installation for incomplete, and starts it anew.
 */
export const stopGraceSeconds = 120;

export async function stopDesktop(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  await engine.stop(id, { graceSeconds: stopGraceSeconds }, signal);
}
