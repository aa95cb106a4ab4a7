import * as vscode from "vscode";
import type { Inventory } from "../../inventory/inventory";
import { Disposables, type Disposable } from "../../platform/emitter";
import type { Logger } from "../../platform/logger";
import { setContextKey } from "../contextKeys";
import { section } from "../settings/section";
import { firstPicture } from "../tree/explorer/firstPicture";

/** VS Code has enough to do while it starts. */
const aheadMs = 1_000;

/**
 * Tells the inventory where engines may be: of this machine soon after the start, so that the first look finds them there,
 * and all others, which cost a login or a wait, from the first time somebody wants to see engines on.
 */
export class EngineDiscovery implements Disposable {
  private readonly subscriptions = new Disposables();
  private readonly ahead: NodeJS.Timeout;
  private reach: "thisMachine" | "everywhere" = "thisMachine";
  private started: Promise<void> | undefined;
  private isWatching = false;
  /** Of looking for addresses: what an older look finds is out of date. */
  private turn = 0;
  private isDisposed = false;

  constructor(
    private readonly inventory: Inventory,
    private readonly logger: Logger,
  ) {
    setContextKey("windowsContainers.engines", "starting");
    this.ahead = setTimeout(() => this.look(), aheadMs);
  }

  /** Resolves when every engine has answered or failed; looks for engines once, however often it is asked. */
  start(): Promise<void> {
    clearTimeout(this.ahead);
    this.reach = "everywhere";
    this.started ??= this.begin().catch((error: unknown) => {
      // The next look begins anew.
      this.started = undefined;
      throw error;
    });
    return this.started;
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.ahead);
    this.subscriptions.dispose();
  }

  private async begin(): Promise<void> {
    await this.resolve();
    await firstPicture(this.inventory);
    const { tellOfEngines } = await import("./tellOfEngines");
    tellOfEngines(this.inventory);
    this.subscriptions.add(this.inventory.onDidChange(() => tellOfEngines(this.inventory)));
  }

  private look(): void {
    this.resolve().catch((error: unknown) => this.logger.error("engines", error));
  }

  private async resolve(): Promise<void> {
    const turn = ++this.turn;
    // Activation needs none of it.
    const { findEndpoints, watchContexts } = await import("./findEndpoints");
    this.watch(watchContexts);
    const endpoints = await findEndpoints(this.reach);
    if (turn !== this.turn || this.isDisposed) {
      return;
    }
    this.logger.info(`engines may listen on ${endpoints.map(({ host }) => host).join(", ")}`);
    this.inventory.setEndpoints(endpoints);
  }

  private watch(watchContexts: (changed: () => void) => Disposable): void {
    if (this.isWatching) {
      return;
    }
    this.isWatching = true;
    this.subscriptions.add(
      watchContexts(() => this.look()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.endpoints`)) {
          this.look();
        }
      }),
    );
  }
}
