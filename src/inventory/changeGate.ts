import type { Clock } from "../platform/clock";
import type { Disposable } from "../platform/emitter";

export interface ChangeGateOptions {
  readonly clock: Clock;
  readonly spacingMs: number;
  /** Says whether there was anything to tell: only that starts a new wait. */
  readonly tell: () => "told" | "nothing";
}

/** Lets the first change through at once and the following ones together, never closer than the spacing. */
export class ChangeGate implements Disposable {
  private toldAt = -Infinity;
  private timer: Disposable | undefined;
  private closed: Disposable | undefined;
  private isPassing = false;

  constructor(private readonly options: ChangeGateOptions) {}

  /** Something changed. */
  touch(): void {
    if (this.closed || this.timer || this.isPassing) {
      return;
    }
    const { clock, spacingMs } = this.options;
    const waitMs = this.toldAt + spacingMs - clock.now();
    if (waitMs > 0) {
      this.timer = clock.after(waitMs, () => {
        this.timer = undefined;
        this.pass();
      });
      return;
    }
    // What changes together in one turn is told together.
    this.isPassing = true;
    queueMicrotask(() => {
      this.isPassing = false;
      this.pass();
    });
  }

  /** Keeps changes back until `open`, at most for this long. */
  close(atMostMs: number): void {
    this.closed?.dispose();
    this.closed = this.options.clock.after(atMostMs, () => this.open());
  }

  open(): void {
    if (this.closed) {
      this.closed.dispose();
      this.closed = undefined;
      this.touch();
    }
  }

  dispose(): void {
    this.timer?.dispose();
    this.closed?.dispose();
  }

  private pass(): void {
    if (!this.closed && this.options.tell() === "told") {
      this.toldAt = this.options.clock.now();
    }
  }
}
