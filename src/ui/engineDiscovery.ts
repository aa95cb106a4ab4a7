import * as vscode from "vscode";
import type { Endpoint } from "../engine/endpoint";
import type { Inventory } from "../inventory/inventory";
import { Disposables, type Disposable } from "../platform/emitter";
import type { Logger } from "../platform/logger";
import { setContextKey } from "./contextKeys";
import { section } from "./settings/settings";
import { firstPicture } from "./tree/explorer/firstPicture";
import { kindsOfEngines } from "./tree/explorer/shownEngines";

/** Tells the inventory where engines may be, from the first time somebody wants to see them on. */
export class EngineDiscovery implements Disposable {
  /** Of the present beginning: one that failed leaves nothing behind that the next would begin once more. */
  private subscriptions = new Disposables();
  private started: Promise<void> | undefined;
  /** Of looking for addresses: what an older look finds is out of date. */
  private turn = 0;
  private isDisposed = false;

  constructor(
    private readonly inventory: Inventory,
    private readonly logger: Logger,
  ) {
    setContextKey("windowsContainers.engines", "starting");
  }

  /** Resolves when every engine has answered or failed; looks for engines once, however often it is asked. */
  start(): Promise<void> {
    const { subscriptions } = this;
    this.started ??= this.begin(subscriptions).catch((error: unknown) => {
      subscriptions.dispose();
      if (!this.isDisposed) {
        // The next look begins anew.
        this.subscriptions = new Disposables();
        this.started = undefined;
      }
      throw error;
    });
    return this.started;
  }

  dispose(): void {
    this.isDisposed = true;
    this.subscriptions.dispose();
  }

  private async begin(subscriptions: Disposables): Promise<void> {
    // Activation needs none of it: it is loaded with the first look at a view, or with the first command.
    const { findEndpoints, watchContexts } = await import("./findEndpoints");
    const resolve = (): void =>
      void this.resolve(findEndpoints).catch((error: unknown) => this.logger.error("engines", error));
    subscriptions.add(
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
    subscriptions.add(this.inventory.onDidChange(() => this.tellWhetherThereAreAny()));
  }

  private async resolve(findEndpoints: () => Promise<readonly Endpoint[]>): Promise<void> {
    const turn = ++this.turn;
    const endpoints = await findEndpoints();
    if (turn !== this.turn || this.isDisposed) {
      return;
    }
    this.logger.info(`engines may listen on ${endpoints.map(({ host }) => host).join(", ")}`);
    this.inventory.setEndpoints(endpoints);
  }

  private tellWhetherThereAreAny(): void {
    setContextKey("windowsContainers.engines", kindsOfEngines(this.inventory.engines));
  }
}
