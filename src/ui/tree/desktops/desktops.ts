import type { DesktopState } from "../../../desktop/desktop";
import type { DesktopMonitor } from "../../../desktop/desktopMonitor";
import { findDesktops } from "../../../desktop/findDesktops";
import type { Engine } from "../../../engine/engine";
import type { Container } from "../../../engine/model";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Inventory } from "../../../inventory/inventory";
import { Emitter, type Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";
import type { AbandonedWorks } from "./abandonedWorks";
import { LastSights } from "./lastSights";

/** A desktop as the person sees it: where it runs, its container, how it stands. */
export interface Desktop {
  readonly snapshot: EngineSnapshot;
  readonly container: Container;
  /** Absent until it was looked at for the first time. */
  readonly state: DesktopState | undefined;
}

/** `list`: some came or went; else the ids of those that changed. */
export type DesktopsChange = "list" | readonly string[];

/** All desktops on all engines, live. Nothing is followed before somebody looks. */
export class Desktops implements Disposable {
  private readonly changed = new Emitter<DesktopsChange>((error) =>
    this.logger.error("A listener of the desktops failed", error),
  );
  private readonly subscription: Disposable;
  private monitor: DesktopMonitor | undefined;
  private abandoned: AbandonedWorks | undefined;
  private starting: Promise<void> | undefined;
  private shown: ReadonlyMap<string, Desktop> = new Map();

  readonly onDidChange = this.changed.event;
  readonly sights = new LastSights();

  constructor(
    private readonly inventory: Inventory,
    private readonly logger: Logger,
  ) {
    this.subscription = inventory.onDidChange(() => this.update());
  }

  list(): readonly Desktop[] {
    return this.inventory.engines.flatMap((snapshot) =>
      findDesktops(snapshot.container.values()).map((container) => ({
        snapshot,
        container,
        state: this.monitor?.state(container.id),
      })),
    );
  }

  find(id: string): Desktop | undefined {
    return this.list().find(({ container }) => container.id === id);
  }

  /** The connection to a desktop's engine; absent while it does not answer. */
  engineOf({ snapshot }: Desktop): Engine | undefined {
    return snapshot.state.kind === "connected" ? this.inventory.engine(snapshot.key) : undefined;
  }

  /** Begins to follow the desktops; the code for it is loaded now, and not when the extension starts. */
  start(): Promise<void> {
    this.starting ??= this.load().catch((error: unknown) => {
      this.starting = undefined;
      throw error;
    });
    return this.starting;
  }

  dispose(): void {
    this.subscription.dispose();
    this.monitor?.dispose();
    this.abandoned?.dispose();
    this.changed.dispose();
  }

  private async load(): Promise<void> {
    const [{ DesktopMonitor }, { AbandonedWorks }] = await Promise.all([
      import("../../../desktop/desktopMonitor"),
      import("./abandonedWorks"),
    ]);
    this.monitor = new DesktopMonitor(this.logger);
    this.abandoned = new AbandonedWorks(this.inventory, this.logger);
    this.monitor.onDidChange((id) => this.changed.fire([id]));
    this.update();
  }

  private update(): void {
    this.abandoned?.look();
    const desktops = this.list();
    this.monitor?.watch(
      desktops.flatMap((desktop) => {
        const engine = this.engineOf(desktop);
        return engine ? [{ container: desktop.container, engine }] : [];
      }),
    );
    this.tell(desktops);
  }

  /** Most changes of the inventory are about other containers. */
  private tell(desktops: readonly Desktop[]): void {
    const before = this.shown;
    this.shown = new Map(desktops.map((desktop) => [desktop.container.id, desktop]));
    if (before.size !== desktops.length || desktops.some(({ container }) => !before.has(container.id))) {
      this.changed.fire("list");
      return;
    }
    const ids = desktops.filter((desktop) => !isSame(desktop, before.get(desktop.container.id)));
    if (ids.length > 0) {
      this.changed.fire(ids.map(({ container }) => container.id));
    }
  }
}

function isSame(desktop: Desktop, before: Desktop | undefined): boolean {
  return desktop.container === before?.container && desktop.snapshot.state === before.snapshot.state;
}
