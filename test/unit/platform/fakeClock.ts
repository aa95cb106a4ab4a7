import type { Clock } from "../../../src/platform/clock";
import type { Disposable } from "../../../src/platform/emitter";
import { calm } from "./calm";

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Time that passes only when a test says so. */
export class FakeClock implements Clock {
  private readonly timers = new Set<Timer>();
  private time = 1_000_000;

  now(): number {
    return this.time;
  }

  unixTime(): number {
    return this.time;
  }

  after(milliseconds: number, run: () => void): Disposable {
    const timer = { at: this.time + Math.max(0, milliseconds), run };
    this.timers.add(timer);
    return { dispose: () => this.timers.delete(timer) };
  }

  /** Whether somebody waits for exactly that long from now. */
  isDueIn(milliseconds: number): boolean {
    return [...this.timers].some(({ at }) => at === this.time + milliseconds);
  }

  /** As a program that is busy for so long: time passes, and nothing else happens meanwhile. */
  block(milliseconds: number): void {
    this.time += milliseconds;
  }

  /** Lets that much time pass, and everything happen that it brings. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await calm();
      const [next] = [...this.timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (!next) {
        break;
      }
      this.timers.delete(next);
      this.time = next.at;
      next.run();
    }
    this.time = end;
    await calm();
  }
}
