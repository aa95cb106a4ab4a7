import type { Disposable } from "../../../platform/emitter";
import { pauseWhenIdleMinutes } from "../../settings/lifeSettings";

const longestMs = 60_000;
const lookMs = 1_000;

/**
 * Whether a tab was behind others for so long that its connections are no use of the desktop any more. Where idle desktops
 * are not paused, connections and picture outlive a look at another tab of any length.
 */
export class OutOfSight implements Disposable {
  private hiddenSince: number | undefined;
  private timer: NodeJS.Timeout | undefined;
  private away = false;

  /** @param isBusy with something that goes on behind other tabs as well */
  constructor(
    private readonly isBusy: () => boolean,
    private readonly onDidChange: () => void,
  ) {}

  get isAway(): boolean {
    return this.away;
  }

  set(tab: "visible" | "hidden"): void {
    if (tab === "visible") {
      this.dispose();
      this.hiddenSince = undefined;
      this.change(false);
    } else if (this.hiddenSince === undefined) {
      this.hiddenSince = Date.now();
      this.timer = setInterval(() => this.look(Date.now() - (this.hiddenSince ?? 0)), lookMs);
    }
  }

  dispose(): void {
    clearInterval(this.timer);
  }

  /** A part of the idle time, which only begins to pass when nothing is connected any more. */
  private look(hiddenMs: number): void {
    const idleMs = pauseWhenIdleMinutes() * 60_000;
    this.change(idleMs > 0 && hiddenMs >= Math.min(longestMs, idleMs / 3) && !this.isBusy());
  }

  private change(away: boolean): void {
    if (away !== this.away) {
      this.away = away;
      this.onDidChange();
    }
  }
}
