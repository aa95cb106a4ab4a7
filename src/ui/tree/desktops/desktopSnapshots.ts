import type { Snapshot } from "../../../desktop/life/snapshot";
import { listSnapshots } from "../../../desktop/life/snapshots";
import type { Engine } from "../../../engine/engine";
import { Emitter } from "../../../platform/emitter";

interface Reading {
  readonly at: number;
  readonly snapshots: Promise<readonly Snapshot[]>;
}

/** Another window or another person may have made one. */
const freshMs = 60_000;
const readMs = 30_000;

/** The snapshots of desktops, read when somebody looks below a desktop's row and kept while rows are drawn anew. */
export class DesktopSnapshots {
  private readonly readings = new Map<string, Reading>();
  private readonly changed = new Emitter<string>(() => undefined);

  /** The id of a desktop whose snapshots are others now. */
  readonly onDidChange = this.changed.event;

  of(engine: Engine, id: string): Promise<readonly Snapshot[]> {
    const present = this.readings.get(id);
    if (present && Date.now() - present.at < freshMs) {
      return present.snapshots;
    }
    const snapshots = listSnapshots(engine, id, AbortSignal.timeout(readMs));
    this.readings.set(id, { at: Date.now(), snapshots });
    // What could not be read is asked for again.
    snapshots.catch(() => this.readings.delete(id));
    return snapshots;
  }

  /** They were changed from here. */
  forget(id: string): void {
    this.readings.delete(id);
    this.changed.fire(id);
  }

  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of [...this.readings.keys()].filter((known) => !ids.has(known))) {
      this.readings.delete(id);
    }
  }
}

export const desktopSnapshots = new DesktopSnapshots();
