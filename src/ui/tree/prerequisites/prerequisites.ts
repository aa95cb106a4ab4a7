import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import { Emitter, type Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";
import type { ChecksChange, LiveChecks } from "../../../prerequisites/liveChecks";
import type { CheckRunner } from "./checkRunner";

const viewId = "windowsContainers.prerequisites";

export interface PrerequisitesParts {
  readonly inventory: Inventory;
  readonly logger: Logger;
  /** Looks for engines; resolves when each has answered or failed. */
  readonly ready: () => Promise<void>;
}

/** Runs the checks when somebody looks or asks, and not before. */
export class Prerequisites implements Disposable {
  private readonly changed: Emitter<ChecksChange>;
  private readonly subscription: Disposable;
  private readonly running = new Set<Promise<void>>();
  private starting: Promise<CheckRunner> | undefined;
  private runner: CheckRunner | undefined;
  private isSeen = false;

  constructor(private readonly parts: PrerequisitesParts) {
    this.changed = new Emitter((error) => parts.logger.error("A listener of the prerequisites failed", error));
    this.subscription = parts.inventory.onDidChange(() => this.followEngines());
  }

  get onDidChange() {
    return this.changed.event;
  }

  /** Begins with the first call, which is the view's own or a command's; what is known so far can be read at once. */
  async start(): Promise<LiveChecks> {
    this.starting ??= this.begin();
    return (await this.starting).checks;
  }

  /** Runs everything anew; resolves when each check has a result. */
  async again(): Promise<LiveChecks> {
    const isFirst = !this.starting;
    const checks = await this.start();
    if (!isFirst) {
      this.show(this.runner?.runAll());
    }
    // Not waited for before: an engine that does not answer must not keep the others' rows, and Windows' own, waiting.
    await this.parts.ready();
    this.show(this.runner?.followEngines());
    await Promise.all(this.running);
    return checks;
  }

  /** What was found, or is being found by now; resolves when each check has a result. */
  async settled(): Promise<LiveChecks> {
    if (!this.starting) {
      return this.again();
    }
    const checks = await this.start();
    await Promise.all(this.running);
    return checks;
  }

  /** Engines that came while nobody looked are looked at as soon as somebody does. */
  beSeen(seen: "seen" | "unseen"): void {
    this.isSeen = seen === "seen";
    this.followEngines();
  }

  dispose(): void {
    this.runner?.dispose();
    this.subscription.dispose();
    this.changed.dispose();
  }

  private async begin(): Promise<CheckRunner> {
    const { CheckRunner } = await import("./checkRunner");
    const runner = new CheckRunner(this.parts.inventory, this.parts.logger);
    runner.checks.onDidChange((change) => this.changed.fire(change));
    this.runner = runner;
    this.show(runner.runAll());
    // Not waited for: an engine that does not answer must not keep Windows' own rows from being seen.
    this.parts.ready().catch((error: unknown) => this.parts.logger.error("engines", error));
    return runner;
  }

  private followEngines(): void {
    if (this.isSeen) {
      this.show(this.runner?.followEngines());
    }
  }

  /** The view shows that something is going on. */
  private show(work: Promise<unknown> | undefined): void {
    if (!work) {
      return;
    }
    const running: Promise<void> = work
      .then(() => undefined)
      .catch((error: unknown) => this.parts.logger.error("prerequisites", error))
      .finally(() => this.running.delete(running));
    this.running.add(running);
    void vscode.window.withProgress({ location: { viewId } }, async () => running);
  }
}
