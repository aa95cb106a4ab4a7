import * as vscode from "vscode";
import type { ConnectEngine } from "./engine/engine";
import { LiveInventory } from "./inventory/liveInventory";
import { LiveModeMonitor } from "./mode/liveModeMonitor";
import type { Disposable } from "./platform/emitter";
import { addPrerequisites } from "./ui/addPrerequisites";
import { CommandRegistry } from "./ui/commands/commandRegistry";
import { registerAccessCommands } from "./ui/commands/desktops/access/registerAccessCommands";
import { registerDesktopCommands } from "./ui/commands/desktops/registerDesktopCommands";
import { lazySwitching, registerModeCommands } from "./ui/commands/mode/registerModeCommands";
import { registerEngineCommands } from "./ui/commands/registerEngineCommands";
import { EngineDiscovery } from "./ui/engines/engineDiscovery";
import { DesktopForwards } from "./ui/forwards/desktopForwards";
import { revealForwards } from "./ui/forwards/revealForwards";
import { registerReadOnlyDocuments } from "./ui/documents/readOnlyDocuments";
import { DesktopPanels } from "./ui/panels/desktop/desktopPanels";
import { NewDesktopPanels } from "./ui/panels/newDesktop/newDesktopPanels";
import { OverviewPanels } from "./ui/panels/overview/overviewPanels";
import { ProductLog } from "./ui/productLog";
import { watchIdleness } from "./ui/status/watchIdleness";
import { watchInstallations } from "./ui/status/watchInstallations";
import type { DesktopNode } from "./ui/tree/desktops/desktopItem";
import { Desktops } from "./ui/tree/desktops/desktops";
import { DesktopsProvider } from "./ui/tree/desktops/desktopsProvider";
import { ExplorerProvider } from "./ui/tree/explorer/explorerProvider";
import { registerStaleDecorations } from "./ui/tree/explorer/staleDecorations";

/** dockerode and the schemas are heavy, and nothing needs them before the first engine is talked to. */
const connect: ConnectEngine = async (endpoint) => {
  const { connectDockerEngine } = await import("./engine/docker/dockerEngine");
  return connectDockerEngine(endpoint);
};

export function activate(context: vscode.ExtensionContext): void {
  const log = new ProductLog();
  const inventory = new LiveInventory({ connect, logger: log });
  const mode = new LiveModeMonitor(connect, log);
  const discovery = new EngineDiscovery(inventory, log);
  const report = reportTo(log, inventory);
  const registry = new CommandRegistry(report);
  const switching = lazySwitching({ connect, monitor: mode, logger: log, inventory });
  const parts = { inventory, mode, log, registry, report, switching, ready: () => discovery.start() };
  context.subscriptions.push(
    ...addExplorer(parts, context),
    ...addDesktops(parts, context),
    ...addPrerequisites({ ...parts, logger: log }, context),
    registry,
    discovery,
    mode,
    inventory,
    log,
  );
  context.subscriptions.push(registerModeCommands(registry, switching, inventory));
  showMode(parts, context).catch((error: unknown) => report(error, "The mode cannot be followed"));
}

type Report = (error: unknown, what: string) => Promise<void>;

function reportTo(log: ProductLog, inventory: LiveInventory): Report {
  return async (error, what) => (await import("./ui/errors/reportError")).reportError(error, log, what, inventory);
}

/** Activation does not wait for it. */
async function showMode({ mode, inventory, log }: Parts, { subscriptions }: vscode.ExtensionContext): Promise<void> {
  const { followMode } = await import("./ui/status/followMode");
  subscriptions.push(followMode(mode, inventory, log));
}

/** What the views stand on. */
interface Parts {
  readonly inventory: LiveInventory;
  readonly mode: LiveModeMonitor;
  readonly log: ProductLog;
  readonly registry: CommandRegistry;
  readonly report: Report;
  readonly switching: ReturnType<typeof lazySwitching>;
  readonly ready: () => Promise<void>;
}

function addExplorer(
  { inventory, mode, log, registry, switching, ready }: Parts,
  { workspaceState: remembered }: vscode.ExtensionContext,
): readonly Disposable[] {
  const explorer = new ExplorerProvider(inventory, mode, ready);
  const view = vscode.window.createTreeView("windowsContainers.explorer", {
    treeDataProvider: explorer,
    canSelectMany: true,
    showCollapseAll: true,
  });
  registerEngineCommands(registry, { inventory, log, switching, ready, remembered, selected: () => view.selection });
  return [view, explorer, registerStaleDecorations(), ...registerReadOnlyDocuments(inventory)];
}

function addDesktops(
  { inventory, log, registry, report, ready }: Parts,
  { extensionUri, secrets, globalState, workspaceState: memory }: vscode.ExtensionContext,
): readonly Disposable[] {
  const desktops = new Desktops(inventory, log);
  const onError = (error: unknown): void => void report(error, "A forwarded port failed");
  const forwards = new DesktopForwards({ desktops, logger: log, memory, onError });
  const panels = new DesktopPanels({ desktops, extensionUri, logger: log, memory: globalState, ready });
  const open = (node: DesktopNode): Promise<void> => panels.open(node);
  const overview = new OverviewPanels({ desktops, extensionUri, logger: log, open, ready });
  const forms = { inventory, extensionUri, secrets, logger: log, memory: globalState, onCreated: open };
  const newDesktop = new NewDesktopPanels(forms);
  const provider = new DesktopsProvider(desktops, forwards, ready);
  const rows = { treeDataProvider: provider, canSelectMany: true };
  const view = vscode.window.createTreeView("windowsContainers.desktops", rows);
  const selected = (): typeof view.selection => view.selection;
  const made = { panels, newDesktop, overview };
  registerDesktopCommands(registry, { inventory, desktops, ...made, secrets, memory: globalState, ready, selected });
  registerAccessCommands(registry, { desktops, forwards, secrets, ready });
  const begin = async (): Promise<void> => ready().then(() => desktops.start());
  const followers = [
    revealForwards(view, forwards, onError),
    watchInstallations({ desktops, logger: log, memory, everywhere: globalState, begin }),
    watchIdleness({ desktops, forwards, memory: globalState, logger: log }, begin),
  ];
  return [...followers, view, provider, newDesktop, overview, panels, forwards, desktops];
}
