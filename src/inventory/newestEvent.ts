import type { Engine } from "../engine/engine";
import { sleep, type Clock } from "../platform/clock";

/** Earlier than any event. */
export const anyTime = "1";

export interface ListenOptions {
  readonly clock: Clock;
  readonly listenMs: number;
  readonly signal: AbortSignal;
}

/** The `timeNano` of the newest event that the engine remembers from then on, the one of that very time included. */
export async function newestEventSince(
  engine: Engine,
  since: string,
  { clock, listenMs, signal }: ListenOptions,
): Promise<string | undefined> {
  const enough = new AbortController();
  let newest: string | undefined;
  const listen = async (): Promise<void> => {
    for await (const { timeNano } of engine.events({ since }, AbortSignal.any([signal, enough.signal]))) {
      newest = timeNano;
    }
  };
  try {
    await Promise.race([listen(), sleep(listenMs, signal, clock)]);
  } finally {
    enough.abort();
  }
  return newest;
}
