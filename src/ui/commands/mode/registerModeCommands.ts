import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import type { Disposable } from "../../../platform/emitter";
import { registerModeSettings } from "../../modeSettings/registerModeSettings";
import { registerSwitchModeTasks } from "../../tasks/switchModeTasks";
import type { CommandRegistry } from "../commandRegistry";
import type { ModeCommandParts } from "./modeCommandParts";
import type { SwitchModeParts } from "./switchMode";

/** Made when first asked for, and once, since it is what keeps two switches from running at the same time. */
export function lazySwitching(parts: ModeCommandParts): () => Promise<SwitchModeParts> {
  let made: Promise<SwitchModeParts> | undefined;
  return async () => {
    made ??= import("./switchModeParts").then(({ switchModeParts }) => switchModeParts(parts));
    return made;
  };
}

export function registerModeCommands(
  registry: CommandRegistry,
  switching: () => Promise<SwitchModeParts>,
  inventory: Inventory,
): Disposable {
  const load = async () => Promise.all([import("./switchMode"), switching()]);
  registry.register("windowsContainers.mode.switch", async () => {
    const [{ switchMode }, switching] = await load();
    await switchMode(switching);
  });
  registry.register("windowsContainers.mode.switchToWindows", async () => {
    const [{ switchToWindows }, switching] = await load();
    await switchToWindows(switching);
  });
  registry.register("windowsContainers.mode.switchToLinux", async () => {
    const [{ switchToLinux }, switching] = await load();
    await switchToLinux(switching);
  });
  registry.register("windowsContainers.dockerDesktop.start", async () => {
    const [{ startDockerDesktop }, { monitor }] = await Promise.all([import("./startDockerDesktop"), switching()]);
    await startDockerDesktop(monitor);
  });
  registry.register("windowsContainers.dockerDesktop.repairInstallation", async () =>
    (await import("./repairInstallation")).repairInstallation(inventory),
  );
  registry.register("windowsContainers.contexts.use", async () => {
    const { chooseAnotherContext } = await import("../../status/repairStaleContext");
    await chooseAnotherContext();
  });
  registry.registerForOthers("windowsContainers.mode.switchTo", async (argument) => {
    const [{ switchForOthers }, parts] = await Promise.all([import("./switchForOthers"), switching()]);
    return switchForOthers(argument, parts);
  });
  return vscode.Disposable.from(registerSwitchModeTasks(switching), registerModeSettings(registry, inventory));
}
