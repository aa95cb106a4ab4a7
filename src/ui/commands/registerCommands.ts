import * as vscode from "vscode";
import type { Inventory } from "../../inventory/inventory";
import { section } from "../settings/settings";
import type { CommandRegistry } from "./commandRegistry";
import { killContainers, restartContainers, startContainers, stopContainers } from "./containers/changeContainers";
import { openLogs } from "./containers/openLogs";
import { openPort } from "./containers/openPort";
import { openShell } from "./containers/openShell";
import { refreshEngines } from "./engines/refreshEngines";
import { showEngineInfo } from "./engines/showEngineInfo";
import { pullImage } from "./images/pullImage";
import { copyId, copyImageName } from "./objects/copyId";
import { inspectObject } from "./objects/inspectObject";
import { removeObjects } from "./objects/removeObjects";
import { runImage } from "./run/runImage";

/** What commands on engines and their objects need. */
export interface EngineCommandParts {
  readonly inventory: Inventory;
  readonly log: vscode.LogOutputChannel;
  /** Makes sure that engines have been looked for: a command may come before any view was opened. */
  ready(): Promise<void>;
}

export function registerEngineCommands(registry: CommandRegistry, parts: EngineCommandParts): void {
  const { inventory } = parts;
  const onInventory =
    <A extends unknown[]>(run: (inventory: Inventory, ...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      await parts.ready();
      await run(inventory, ...args);
    };
  registry.register("windowsContainers.containers.start", onInventory(startContainers));
  registry.register("windowsContainers.containers.stop", onInventory(stopContainers));
  registry.register("windowsContainers.containers.restart", onInventory(restartContainers));
  registry.register("windowsContainers.containers.kill", onInventory(killContainers));
  registry.register("windowsContainers.containers.openLogs", onInventory(openLogs));
  registry.register("windowsContainers.containers.openShell", onInventory(openShell));
  registry.register("windowsContainers.containers.openPort", onInventory(openPort));
  registry.register("windowsContainers.images.pull", onInventory(pullImage));
  registry.register("windowsContainers.images.run", onInventory(runImage));
  registry.register("windowsContainers.images.copyName", onInventory(copyImageName));
  registry.register("windowsContainers.objects.inspect", onInventory(inspectObject));
  registry.register("windowsContainers.objects.copyId", onInventory(copyId));
  registry.register("windowsContainers.objects.remove", onInventory(removeObjects));
  registry.register("windowsContainers.engines.refresh", onInventory(refreshEngines));
  registry.register("windowsContainers.engines.showInfo", onInventory(showEngineInfo));
  registry.register("windowsContainers.engines.addAddress", async () => {
    await vscode.commands.executeCommand("workbench.action.openSettings", `${section}.endpoints`);
  });
  registry.register("windowsContainers.log.show", async () => {
    parts.log.show();
    await Promise.resolve();
  });
}
