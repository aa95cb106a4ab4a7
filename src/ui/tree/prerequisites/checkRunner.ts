import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Inventory } from "../../../inventory/inventory";
import type { Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";
import { engineChecks } from "../../../prerequisites/linuxEngine/engineChecks";
import { EngineFacts } from "../../../prerequisites/linuxEngine/engineFacts";
import { LiveChecks } from "../../../prerequisites/liveChecks";
import { usualLateMs } from "../../../prerequisites/runChecks";
import { windowsGroupsHere } from "./windowsHere";

/** Knows what there is to check now: Windows, if this is one, and the machine behind each Linux engine. */
export class CheckRunner implements Disposable {
  readonly checks: LiveChecks;
  private readonly lookedAt = new Set<string>();

  constructor(
    private readonly inventory: Inventory,
    logger: Logger,
  ) {
    this.checks = new LiveChecks(usualLateMs, (error) => logger.error("A listener of the checks failed", error));
  }

  /** Resolves when each check has a result, be it that it is late; the rows are there at once. */
  async runAll(): Promise<void> {
    await Promise.all([
      ...(process.platform === "win32" ? [this.runWindows()] : []),
      ...linuxEngines(this.inventory).map(async (snapshot) => this.runEngine(snapshot)),
    ]);
  }

  /** Looks at the engines that have come, and forgets those that have gone; undefined when none has come. */
  followEngines(): Promise<unknown> | undefined {
    const engines = linuxEngines(this.inventory);
    const keys = new Set(engines.map(groupKeyOf));
    for (const key of [...this.lookedAt].filter((it) => !keys.has(it))) {
      this.lookedAt.delete(key);
      this.checks.forget(key);
    }
    const fresh = engines.filter((snapshot) => !this.lookedAt.has(groupKeyOf(snapshot)));
    return fresh.length === 0 ? undefined : Promise.all(fresh.map(async (snapshot) => this.runEngine(snapshot)));
  }

  dispose(): void {
    this.checks.dispose();
  }

  private async runWindows(): Promise<void> {
    const abort = new AbortController();
    await this.checks.runTogether(windowsGroupsHere(this.inventory, abort.signal), abort);
  }

  private async runEngine(snapshot: EngineSnapshot): Promise<void> {
    const engine = this.inventory.engine(snapshot.key);
    if (!engine) {
      return;
    }
    const key = groupKeyOf(snapshot);
    this.lookedAt.add(key);
    const place = isHere(snapshot) ? "here" : "elsewhere";
    await this.checks.run((signal) =>
      engineChecks(key, snapshot.endpoint.name, new EngineFacts(engine, signal, place)),
    );
  }
}

function groupKeyOf({ key }: EngineSnapshot): string {
  return `engine ${key}`;
}

function linuxEngines({ engines }: Inventory): readonly EngineSnapshot[] {
  return engines.filter(({ state, info }) => state.kind === "connected" && info?.mode === "linux");
}

/** Docker Desktop's engine runs in a virtual machine, also on Linux. */
function isHere({ endpoint, info }: EngineSnapshot): boolean {
  return (
    process.platform === "linux" &&
    endpoint.host.startsWith("unix:") &&
    info !== undefined &&
    !info.operatingSystem.includes("Docker Desktop")
  );
}
