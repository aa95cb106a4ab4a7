import { homedir } from "node:os";
import * as vscode from "vscode";
import { dockerConfigFolder, readDockerConfig } from "../engine/dockerConfig";
import { resolveEndpoints } from "../engine/resolveEndpoints";
import { watchDockerConfig } from "../engine/watchDockerConfig";
import type { Inventory } from "../inventory/inventory";
import type { Disposable } from "../platform/emitter";
import type { Logger } from "../platform/logger";
import { setContextKey } from "./contextKeys";
import { extraEndpoints, section } from "./settings/settings";
import { firstPicture } from "./tree/explorer/firstPicture";
import { shownEngines } from "./tree/explorer/shownEngines";

/** Tells the inventory where engines may be, from the first time somebody wants to see them on. */
export class EngineDiscovery implements Disposable {
  private readonly subscriptions: Disposable[] = [];
  private started: Promise<void> | undefined;

  constructor(
    private readonly inventory: Inventory,
    private readonly logger: Logger,
  ) {
    setContextKey("windowsContainers.engines", "starting");
  }

  /** Resolves when every engine has answered or failed; looks for engines once, however often it is asked. */
  start(): Promise<void> {
    this.started ??= this.begin();
    return this.started;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  private async begin(): Promise<void> {
    const configFolder = dockerConfigFolder(process.env, homedir());
    const resolve = (): void =>
      void this.resolve(configFolder).catch((error: unknown) => this.logger.error("engines", error));
    this.subscriptions.push(
      watchDockerConfig(configFolder, resolve),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${section}.endpoints`)) {
          resolve();
        }
      }),
    );
    await this.resolve(configFolder);
    await firstPicture(this.inventory);
    this.tellWhetherThereAreAny();
    this.subscriptions.push(this.inventory.onDidChange(() => this.tellWhetherThereAreAny()));
  }

  private async resolve(configFolder: string): Promise<void> {
    const endpoints = resolveEndpoints({
      environment: process.env,
      platform: process.platform,
      homeFolder: homedir(),
      config: await readDockerConfig(configFolder),
      extra: extraEndpoints(),
    });
    this.logger.info(`engines may listen on ${endpoints.map(({ host }) => host).join(", ")}`);
    this.inventory.setEndpoints(endpoints);
  }

  private tellWhetherThereAreAny(): void {
    setContextKey("windowsContainers.engines", shownEngines(this.inventory.engines).length > 0 ? "some" : "none");
  }
}
