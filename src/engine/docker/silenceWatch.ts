import type { Clock } from "../../platform/clock";
import type { Disposable } from "../../platform/emitter";

/** An engine unpacks a large layer for minutes without a word: after this long it is asked whether it is still there. */
const silenceMs = 30_000;

/** A busy engine, or a narrow way to it, lets one question go unanswered: so many in a row, this far apart, mean more. */
const missesOfTheGone = 3;
const askAgainMs = 10_000;

export interface SilenceWatchOptions {
  readonly clock: Clock;
  /** Rejects when the engine is not there any more. */
  readonly ask: () => Promise<unknown>;
  /** Silent for that long, and why it does not answer. */
  readonly onGone: (silentMs: number, reason: unknown) => void;
}

/** Tells an engine that works in silence from one that hangs: only the first answers when it is asked. */
export class SilenceWatch implements Disposable {
  private heardAt: number;
  private misses = 0;
  private timer: Disposable | undefined;
  private isDisposed = false;

  constructor(private readonly options: SilenceWatchOptions) {
    this.heardAt = options.clock.now();
    this.checkAfter(silenceMs);
  }

  /** To be called for every sign of life. */
  heard(): void {
    this.heardAt = this.options.clock.now();
    this.misses = 0;
  }

  dispose(): void {
    this.isDisposed = true;
    this.timer?.dispose();
  }

  private checkAfter(milliseconds: number): void {
    this.timer = this.options.clock.after(milliseconds, () => void this.check());
  }

  private async check(): Promise<void> {
    const { clock, ask, onGone } = this.options;
    const { heardAt } = this;
    const restMs = heardAt + silenceMs - clock.now();
    if (restMs > 0) {
      this.checkAfter(restMs);
      return;
    }
    try {
      await ask();
      this.misses = 0;
    } catch (reason) {
      this.misses += heardAt === this.heardAt ? 1 : 0;
      if (!this.isDisposed && this.misses === missesOfTheGone) {
        onGone(clock.now() - heardAt, reason);
        return;
      }
    }
    if (!this.isDisposed) {
      this.checkAfter(this.misses === 0 ? silenceMs : askAgainMs);
    }
  }
}
