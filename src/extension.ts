import * as vscode from "vscode";
import type { ConnectEngine } from "./engine/engine";
import { systemClock } from "./inventory/clock";
import { LiveInventory } from "./inventory/liveInventory";
import { usualTiming } from "./inventory/timing";
import { LiveModeMonitor } from "./mode/liveModeMonitor";
import { CommandRegistry } from "./ui/commands/commandRegistry";
import { registerEngineCommands } from "./ui/commands/registerCommands";
import { registerModeCommands } from "./ui/commands/registerModeCommands";
import { EngineDiscovery } from "./ui/engineDiscovery";
import { reportError } from "./ui/errors/reportError";
import { registerInspectDocuments } from "./ui/inspectDocuments";
import { ModeDiscovery } from "./ui/status/modeDiscovery";
import { ModeStatusBar } from "./ui/status/modeStatusBar";
import { ExplorerProvider } from "./ui/tree/explorer/explorerProvider";
import { registerStaleDecorations } from "./ui/tree/explorer/staleDecorations";

/** dockerode and the schemas are heavy, and nothing needs them before the first engine is talked to. */
const connect: ConnectEngine = async (endpoint) => {
  const { connectDockerEngine } = await import("./engine/docker/dockerEngine");
  return connectDockerEngine(endpoint);
};

export function activate({ subscriptions }: vscode.ExtensionContext): void {
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
  const explorer = new ExplorerProvider(inventory, mode, () => discovery.start());
  const explorerView = vscode.window.createTreeView("windowsContainers.explorer", {
    treeDataProvider: explorer,
    canSelectMany: true,
    showCollapseAll: true,
  });

  registerEngineCommands(registry, {
    inventory,
    log,
    ready: () => discovery.start(),
    selected: () => explorerView.selection,
  });
  registerModeCommands(registry, { connect, monitor: mode, logger: log });
  subscriptions.push(
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
