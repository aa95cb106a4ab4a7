import { abortReason } from "./abort";
import type { Disposable } from "./emitter";

/** Time as those see it who wait. */
export interface Clock {
  /** Milliseconds that only ever grow: a host's clock may be set back, which must not stretch a wait. */
  now(): number;
  /** Unix time in milliseconds, for people to read. */
  unixTime(): number;
  after(milliseconds: number, run: () => void): Disposable;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  unixTime: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return { dispose: () => clearTimeout(timer) };
  },
};

/** Resolves after `milliseconds` of the clock; rejects with the signal's reason as soon as the signal aborts. */
export function sleep(milliseconds: number, signal?: AbortSignal, clock: Clock = systemClock): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(abortReason(signal));
      return;
    }
    const onAbort = (): void => {
      timer.dispose();
      if (signal) {
        reject(abortReason(signal));
      }
    };
    const timer = clock.after(milliseconds, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
