import { idOf, type EngineObjects, type ObjectKind } from "../engine/model";
import type { Disposable } from "../platform/emitter";
import type { Clock } from "../platform/clock";
import type { Reading } from "./records";
import type { Timing } from "./timing";

export interface KindReaderOptions<K extends ObjectKind> {
  readonly clock: Clock;
  readonly timing: Timing;
  /** Asks the engine for these, or for all. */
  readonly list: (ids?: readonly string[]) => Promise<readonly EngineObjects[K][]>;
  readonly onRead: (reading: Reading<K>) => void;
  readonly onError: (error: unknown) => void;
}

/** From here on one list of everything costs less than a list of so many ids. */
const mostIds = 100;

/** What is due within this time is not worth a request of its own. */
const slackMs = 15;

/** Gathers what has to be read again of one kind, and asks for all of it in one request at a time. */
export class KindReader<K extends ObjectKind> implements Disposable {
  /** By id, when to read it. */
  private readonly due = new Map<string, number>();
  private allDue = Infinity;
  private nextDue = Infinity;
  private startedAt = -Infinity;
  /** What was destroyed since the request in flight was sent: its answer may still hold them. */
  private goneMeanwhile: Set<string> | undefined;
  private timer: Disposable | undefined;
  private isDisposed = false;

  constructor(private readonly options: KindReaderOptions<K>) {}

  read(id: string, inMs: number): void {
    const at = Math.min(this.due.get(id) ?? Infinity, this.options.clock.now() + inMs);
    this.due.set(id, at);
    this.plan(at);
  }

  readAll(inMs: number): void {
    this.allDue = Math.min(this.allDue, this.options.clock.now() + inMs);
    this.plan(this.allDue);
  }

  /** It is gone: no need to ask, and an answer that still has it is too old. */
  forget(id: string): void {
    this.due.delete(id);
    this.goneMeanwhile?.add(id);
  }

  /** The picture was changed without asking: a request in flight may bring back what was before. */
  changedMeanwhile(id: string): void {
    if (this.goneMeanwhile) {
      this.read(id, 0);
    }
  }

  dispose(): void {
    this.isDisposed = true;
    this.timer?.dispose();
  }

  private plan(at: number): void {
    if (at >= this.nextDue && this.timer) {
      return;
    }
    this.nextDue = Math.min(this.nextDue, at);
    this.timer?.dispose();
    this.timer = undefined;
    if (this.goneMeanwhile || this.isDisposed || this.nextDue === Infinity) {
      return;
    }
    const { clock, timing } = this.options;
    const startAt = Math.max(this.nextDue, this.startedAt + timing.readSpacingMs);
    this.timer = clock.after(Math.max(0, startAt - clock.now()), () => {
      this.timer = undefined;
      void this.request();
    });
  }

  private async request(): Promise<void> {
    const asked = this.takeDue();
    if (asked.length > 0) {
      this.startedAt = this.options.clock.now();
      const gone = new Set<string>();
      this.goneMeanwhile = gone;
      try {
        const found = await this.options.list(asked === "all" ? undefined : asked);
        if (!this.isDisposed) {
          this.options.onRead({ asked, found: found.filter((record) => !gone.has(idOf(record))) });
        }
      } catch (error) {
        if (!this.isDisposed) {
          this.options.onError(error);
        }
      }
      this.goneMeanwhile = undefined;
    }
    this.plan(this.nextDue);
  }

  /** What is due by now; the rest is left, with the time of the next in `nextDue`. */
  private takeDue(): readonly string[] | "all" {
    const now = this.options.clock.now() + slackMs;
    const ids: string[] = [];
    this.nextDue = Infinity;
    for (const [id, at] of this.due) {
      if (at <= now) {
        ids.push(id);
        this.due.delete(id);
      } else {
        this.nextDue = Math.min(this.nextDue, at);
      }
    }
    const isAllDue = this.allDue <= now;
    if (isAllDue) {
      this.allDue = Infinity;
    }
    this.nextDue = Math.min(this.nextDue, this.allDue);
    return isAllDue || ids.length > mostIds ? "all" : ids;
  }
}
