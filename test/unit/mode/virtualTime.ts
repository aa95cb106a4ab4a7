import { abortReason } from "../../../src/platform/abort";

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/** Time that passes only when everybody waits: minutes in a test take no time and always go the same way. */
export class VirtualTime {
  nowMs = 0;
  private timers: readonly Timer[] = [];

  /** Does something when `milliseconds` from now have passed. */
  after(milliseconds: number, fire: () => void): void {
    this.timers = [...this.timers, { at: this.nowMs + milliseconds, fire }];
  }

  readonly sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        if (signal) {
          reject(abortReason(signal));
        }
      };
      if (signal?.aborted) {
        stop();
        return;
      }
      signal?.addEventListener("abort", stop, { once: true });
      this.after(milliseconds, () => {
        signal?.removeEventListener("abort", stop);
        resolve();
      });
    });

  /** Lets time pass until the promise is settled. */
  async until<T>(promise: Promise<T>): Promise<T> {
    const settled = promise.then(
      () => "settled" as const,
      () => "settled" as const,
    );
    // Whatever can go on without time passing has gone on when an immediate comes.
    const idle = (): Promise<"idle"> => new Promise((resolve) => setImmediate(resolve, "idle"));
    while ((await Promise.race([settled, idle()])) === "idle") {
      this.passToNextTimer();
    }
    return promise;
  }

  private passToNextTimer(): void {
    const next = this.timers.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined) {
      throw new Error("Nothing will ever happen any more");
    }
    this.timers = this.timers.filter((timer) => timer !== next);
    this.nowMs = next.at;
    next.fire();
  }
}
