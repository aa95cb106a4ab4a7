import * as vscode from "vscode";
import type { ConnectEngine } from "./engine/engine";
import { systemClock } from "./inventory/clock";
import { LiveInventory } from "./inventory/liveInventory";
import { usualTiming } from "./inventory/timing";
import { LiveModeMonitor } from "./mode/liveModeMonitor";
import { CommandRegistry } from "./ui/commands/commandRegistry";
import { registerDesktopCommands } from "./ui/commands/desktops/registerDesktopCommands";
import { registerEngineCommands } from "./ui/commands/registerCommands";
import { registerModeCommands } from "./ui/commands/registerModeCommands";
import { EngineDiscovery } from "./ui/engineDiscovery";
import { reportError } from "./ui/errors/reportError";
import { registerInspectDocuments } from "./ui/inspectDocuments";
import { DesktopPanels } from "./ui/panels/desktop/desktopPanels";
import { NewDesktopPanels } from "./ui/panels/newDesktop/newDesktopPanels";
import { ModeDiscovery } from "./ui/status/modeDiscovery";
import { ModeStatusBar } from "./ui/status/modeStatusBar";
import { Desktops } from "./ui/tree/desktops/desktops";
import { DesktopsProvider } from "./ui/tree/desktops/desktopsProvider";
import { ExplorerProvider } from "./ui/tree/explorer/explorerProvider";
import { registerStaleDecorations } from "./ui/tree/explorer/staleDecorations";

/** dockerode and the schemas are heavy, and nothing needs them before the first engine is talked to. */
const connect: ConnectEngine = async (endpoint) => {
  const { connectDockerEngine } = await import("./engine/docker/dockerEngine");
  return connectDockerEngine(endpoint);
};

export function activate({ subscriptions, extensionUri, secrets }: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Windows Containers", { log: true });
  const inventory = new LiveInventory({
    connect,
    logger: log,
    clock: systemClock,
    timing: usualTiming,
    random: Math.random,
  });
  const mode = new LiveModeMonitor(connect, log);
  const discovery = new EngineDiscovery(inventory, log);
  const registry = new CommandRegistry(log, reportError);
  const ready = (): Promise<void> => discovery.start();
  const explorer = new ExplorerProvider(inventory, mode, ready);
  const explorerView = vscode.window.createTreeView("windowsContainers.explorer", {
    treeDataProvider: explorer,
    canSelectMany: true,
    showCollapseAll: true,
  });

  const desktops = new Desktops(inventory, log);
  const desktopPanels = new DesktopPanels({ desktops, extensionUri, logger: log, ready });
  const newDesktop = new NewDesktopPanels({
    inventory,
    extensionUri,
    secrets,
    logger: log,
    onCreated: (node) => desktopPanels.open(node),
  });
  const desktopsProvider = new DesktopsProvider(desktops, ready);

  registerEngineCommands(registry, {
    inventory,
    log,
    ready,
    selected: () => explorerView.selection,
  });
  registerModeCommands(registry, { connect, monitor: mode, logger: log });
  registerDesktopCommands(registry, { desktops, panels: desktopPanels, newDesktop, secrets, ready });
  subscriptions.push(
    vscode.window.createTreeView("windowsContainers.desktops", { treeDataProvider: desktopsProvider }),
    desktopsProvider,
    newDesktop,
    desktopPanels,
    desktops,
    new ModeStatusBar(mode),
    new ModeDiscovery(mode, log),
    explorerView,
    explorer,
    registerStaleDecorations(),
    registerInspectDocuments(inventory),
    registry,
    discovery,
    mode,
    inventory,
    log,
  );
}
