import { abortReason } from "../platform/abort";
import type { Disposable } from "../platform/emitter";

/** Time as the inventory sees it; tests bring their own. */
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
export function wait(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortReason(signal));
      return;
    }
    const onAbort = (): void => {
      timer.dispose();
      reject(abortReason(signal));
    };
    const timer = clock.after(milliseconds, () => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    });
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
