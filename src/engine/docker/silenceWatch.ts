import type { Clock } from "../../platform/clock";
import type { Disposable } from "../../platform/emitter";

/** An engine unpacks a large layer for minutes without a word: after this long it is asked whether it is still there. */
const silenceMs = 30_000;

/** A busy engine, or a narrow way to it, lets one question go unanswered: so many in a row, this far apart, mean more. */
const missesOfTheGone = 3;
const askAgainMs = 10_000;

/** Bytes do not pause for so long on any disk: an engine that answers meanwhile does so over another connection. */
const pauseOfTheLostMs = 3 * 60_000;

/**
 * What comes next from the engine: more bytes that it sends or takes, a word when its work is done, or nothing, because it
 * waits for us.
 */
export type Expected = "bytes" | "word" | "nothing";

export interface SilenceWatchOptions {
  readonly clock: Clock;
  /** Rejects when the engine is not there any more. */
  readonly ask: () => Promise<unknown>;
  /** Silent for that long, and why it does not answer. */
  readonly onGone: (silentMs: number, reason: unknown) => void;
  /** It answers, and no byte has moved for that long. */
  readonly onLost: (silentMs: number) => void;
}

/** Tells an engine that works in silence from one that hangs, and from one that the connection does not reach any more. */
export class SilenceWatch implements Disposable {
  private heardAt: number;
  private expected: Expected = "word";
  private misses = 0;
  private timer: Disposable | undefined;
  private isDisposed = false;

  constructor(private readonly options: SilenceWatchOptions) {
    this.heardAt = options.clock.now();
    this.checkAfter(silenceMs);
  }

  /** To be called for every sign of life. */
  heard(next: Expected): void {
    this.heardAt = this.options.clock.now();
    this.expected = next;
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
    const restMs = this.expected === "nothing" ? silenceMs : silenceMs - this.silentMs();
    if (restMs > 0) {
      this.checkAfter(restMs);
      return;
    }
    if (!(await this.isGivenUp())) {
      this.checkAfter(this.misses === 0 ? silenceMs : askAgainMs);
    }
  }

  private async isGivenUp(): Promise<boolean> {
    const { ask, onGone, onLost } = this.options;
    const { heardAt } = this;
    try {
      await ask();
      this.misses = 0;
    } catch (reason) {
      this.misses += heardAt === this.heardAt ? 1 : 0;
      if (!this.isDisposed && this.misses === missesOfTheGone) {
        onGone(this.silentMs(), reason);
        return true;
      }
      return this.isDisposed;
    }
    if (!this.isDisposed && this.expected === "bytes" && this.silentMs() >= pauseOfTheLostMs) {
      onLost(this.silentMs());
      return true;
    }
    return this.isDisposed;
  }

  private silentMs(): number {
    return this.options.clock.now() - this.heardAt;
  }
}
