import * as vscode from "vscode";
import type { ConnectEngine } from "../../../engine/engine";
import type { Inventory } from "../../../inventory/inventory";
import type { LiveModeMonitor } from "../../../mode/liveModeMonitor";
import type { Disposable } from "../../../platform/emitter";
import type { Logger } from "../../../platform/logger";
import { registerModeSettings } from "../../modeSettings/registerModeSettings";
import { registerSwitchModeTasks } from "../../tasks/switchModeTasks";
import type { CommandRegistry } from "../commandRegistry";
import type { SwitchModeParts } from "./switchMode";

export interface ModeCommandParts {
  readonly connect: ConnectEngine;
  readonly monitor: LiveModeMonitor;
  readonly logger: Logger;
  readonly inventory: Inventory;
}

/** Made when first asked for, and once, since it is what keeps two switches from running at the same time. */
export function lazySwitching(parts: ModeCommandParts): () => Promise<SwitchModeParts> {
  let made: Promise<SwitchModeParts> | undefined;
  return async () => {
    made ??= switchModeParts(parts);
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
  registry.registerForOthers("windowsContainers.mode.switchTo", async (argument) => {
    const [{ switchForOthers }, parts] = await Promise.all([import("./switchForOthers"), switching()]);
    return switchForOthers(argument, parts);
  });
  return vscode.Disposable.from(registerSwitchModeTasks(switching), registerModeSettings(registry, inventory));
}

async function switchModeParts({ connect, monitor, logger, inventory }: ModeCommandParts): Promise<SwitchModeParts> {
  const [
    { DockerDesktopSwitcher },
    { settingsPlacesHere },
    { runProgram },
    { dockerConfigFolderHere },
    { findDockerDesktopHere },
    { switchTimeSettings },
  ] = await Promise.all([
    import("../../../mode/dockerDesktopSwitcher"),
    import("../../../mode/thisMachine"),
    import("../../../platform/runProgram"),
    import("../../../engine/dockerConfig"),
    import("../../findDockerDesktopHere"),
    import("../../settings/settings"),
  ]);
  const findDockerDesktop = findDockerDesktopHere;
  const places = settingsPlacesHere();
  const switcher = new DockerDesktopSwitcher({
    connect,
    runProgram,
    monitor,
    logger,
    findDockerDesktop,
    dockerConfigFolder: dockerConfigFolderHere,
    places,
    times: switchTimeSettings,
  });
  return { monitor, switcher, places, findDockerDesktop, inventory };
}
