import { findAbandoned, sweepAbandoned } from "../../../desktop/life/abandonedWork";
import type { Inventory } from "../../../inventory/inventory";
import type { Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";

const sweepMs = 120_000;
/** What is too young to tell is not any more by then. */
const againMs = 150_000;

/** Removes from each engine, when it is met, what a window left there that died in the middle of a copy. */
export class AbandonedWorks implements Disposable {
  private readonly met = new Set<string>();
  private readonly life = new AbortController();

  constructor(
    private readonly inventory: Inventory,
    private readonly logger: Logger,
  ) {}

  /** Asks no engine for anything while it has nothing of the kind. */
  look(): void {
    for (const { key, state } of this.inventory.engines) {
      if (state.kind !== "connected") {
        this.met.delete(key);
      } else if (!this.met.has(key)) {
        this.met.add(key);
        void this.sweep(key, "again");
      }
    }
  }

  dispose(): void {
    this.life.abort();
  }

  private async sweep(key: string, then: "again" | "enough"): Promise<void> {
    const snapshot = this.inventory.engines.find((one) => one.key === key);
    const engine = this.inventory.engine(key);
    const found = snapshot && findAbandoned(snapshot.container.values(), snapshot.volume.values());
    if (!engine || !found || found.helpers.length + found.volumes.length === 0 || this.life.signal.aborted) {
      return;
    }
    const signal = AbortSignal.any([this.life.signal, AbortSignal.timeout(sweepMs)]);
    try {
      const { left } = await sweepAbandoned(engine, found, signal);
      if (left > 0 && then === "again") {
        const timer = setTimeout(() => void this.sweep(key, "enough"), againMs);
        this.life.signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
      }
    } catch (error) {
      this.logger.warn(`What was left half done on ${snapshot.endpoint.name} could not be removed`, error);
    }
  }
}
