import * as vscode from "vscode";
import type { Endpoint } from "../engine/endpoint";
import type { Inventory } from "../inventory/inventory";
import type { Disposable } from "../platform/emitter";
import type { Logger } from "../platform/logger";
import { setContextKey } from "./contextKeys";
import { section } from "./settings/settings";
import { firstPicture } from "./tree/explorer/firstPicture";
import { kindsOfEngines } from "./tree/explorer/shownEngines";

/** Tells the inventory where engines may be, from the first time somebody wants to see them on. */
export class EngineDiscovery implements Disposable {
  private readonly subscriptions: Disposable[] = [];
  private started: Promise<void> | undefined;
  /** Of looking for addresses: what an older look finds is out of date. */
  private turn = 0;

  constructor(
    private readonly inventory: Inventory,
    private readonly logger: Logger,
  ) {
    setContextKey("windowsContainers.engines", "starting");
  }

  /** Resolves when every engine has answered or failed; looks for engines once, however often it is asked. */
  start(): Promise<void> {
    this.started ??= this.begin().catch((error: unknown) => {
      // The next look begins anew.
      this.started = undefined;
      throw error;
    });
    return this.started;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  private async begin(): Promise<void> {
    // Activation needs none of it: it is loaded with the first look at a view, or with the first command.
    const { findEndpoints, watchContexts } = await import("./findEndpoints");
    const resolve = (): void =>
      void this.resolve(findEndpoints).catch((error: unknown) => this.logger.error("engines", error));
    this.subscriptions.push(
      watchContexts(resolve),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.endpoints`)) {
          resolve();
        }
      }),
    );
    await this.resolve(findEndpoints);
    await firstPicture(this.inventory);
    this.tellWhetherThereAreAny();
    this.subscriptions.push(this.inventory.onDidChange(() => this.tellWhetherThereAreAny()));
  }

  private async resolve(findEndpoints: () => Promise<readonly Endpoint[]>): Promise<void> {
    const turn = ++this.turn;
    const endpoints = await findEndpoints();
    if (turn !== this.turn) {
      return;
    }
    this.logger.info(`engines may listen on ${endpoints.map(({ host }) => host).join(", ")}`);
    this.inventory.setEndpoints(endpoints);
  }

  private tellWhetherThereAreAny(): void {
    setContextKey("windowsContainers.engines", kindsOfEngines(this.inventory.engines));
  }
}
