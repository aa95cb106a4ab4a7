import { healthWarnings, lookAtHealth, type DesktopHealth, type HealthWarning } from "../../../desktop/life/health";
import type { Engine } from "../../../engine/engine";

interface Look {
  readonly at: number;
  readonly health: DesktopHealth;
}

/** Long enough to hover about, short enough to see a disk fill. */
const freshMs = 5 * 60_000;
const lookMs = 5_000;

/** What is known of the health of desktops: each running one is looked at once by itself, and again when it is hovered. */
export class DesktopHealths {
  private readonly looks = new Map<string, Look>();
  private readonly asked = new Set<string>();

  known(id: string): DesktopHealth | undefined {
    return this.looks.get(id)?.health;
  }

  warnings(id: string): readonly HealthWarning[] {
    const health = this.known(id);
    return health ? healthWarnings(health) : [];
  }

  /** The first look at a desktop, which is not taken again when it fails. */
  async lookOnce(engine: Engine, id: string): Promise<"news" | "nothing new"> {
    if (this.asked.has(id)) {
      return "nothing new";
    }
    this.asked.add(id);
    await this.look(engine, id);
    return this.warnings(id).length > 0 ? "news" : "nothing new";
  }

  /** A desktop that cannot be looked at has the health that was seen last. */
  async look(engine: Engine, id: string): Promise<DesktopHealth | undefined> {
    const present = this.looks.get(id);
    if (present && Date.now() - present.at < freshMs) {
      return present.health;
    }
    const health = await lookAtHealth(engine, id, AbortSignal.timeout(lookMs)).catch(() => undefined);
    if (health) {
      this.looks.set(id, { at: Date.now(), health });
    }
    return health ?? present?.health;
  }

  /** It was changed from here. */
  forget(id: string): void {
    this.looks.delete(id);
    this.asked.delete(id);
  }

  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of [...this.asked, ...this.looks.keys()].filter((known) => !ids.has(known))) {
      this.asked.delete(id);
      this.looks.delete(id);
    }
  }
}

export const desktopHealths = new DesktopHealths();
