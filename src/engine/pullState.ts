import type { PullProgress } from "./engine";

/** What a pull has come to, of all its layers. */
export interface PullSummary {
  readonly layers: number;
  readonly layersDone: number;
  readonly currentBytes: number;
  /** Grows while layers announce their sizes. */
  readonly totalBytes: number;
  /** The layers at work, as the engine tells of them. */
  readonly active: readonly PullProgress[];
}

const finished: ReadonlySet<string> = new Set(["Pull complete", "Already exists"]);

/** Adds up a pull's progress lines layer by layer. */
export class PullState {
  private readonly layers = new Map<string, PullProgress>();
  /** A layer's size is told while it downloads; extracting counts the same bytes again. */
  private readonly downloads = new Map<string, { current: number; total: number }>();

  add(progress: PullProgress): void {
    const { layer, status, currentBytes, totalBytes } = progress;
    if (layer === undefined || status.startsWith("Pulling from")) {
      return;
    }
    this.layers.set(layer, progress);
    const known = this.downloads.get(layer);
    if (status === "Downloading" && totalBytes !== undefined) {
      this.downloads.set(layer, { current: currentBytes ?? 0, total: totalBytes });
    } else if (known && status !== "Downloading") {
      known.current = known.total;
    }
  }

  summary(): PullSummary {
    const layers = [...this.layers.values()];
    const downloads = [...this.downloads.values()];
    return {
      layers: layers.length,
      layersDone: layers.filter(({ status }) => finished.has(status)).length,
      currentBytes: downloads.reduce((sum, { current }) => sum + current, 0),
      totalBytes: downloads.reduce((sum, { total }) => sum + total, 0),
      active: layers.filter(({ status, currentBytes }) => currentBytes !== undefined && !finished.has(status)),
    };
  }
}
