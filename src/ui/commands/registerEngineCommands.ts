import * as vscode from "vscode";
import type { Inventory } from "../../inventory/inventory";
import type { ExplorerNode } from "../tree/explorer/nodes";
import type { CommandId } from "./commandIds";
import type { CommandRegistry } from "./commandRegistry";
import type { BuildParts } from "./build/buildImage";
import { objectCommandIds } from "./objectCommandIds";
import { objectCommands } from "./objectCommands";
import type { ProductLog } from "../productLog";

/** What commands on engines and their objects need. */
export interface EngineCommandParts extends BuildParts {
  readonly log: ProductLog;
  /** The selected rows, which VS Code hands to menus and not to keys. */
  selected(): readonly ExplorerNode[];
  /** Makes sure that engines have been looked for: a command may come before any view was opened. */
  ready(): Promise<void>;
}

/** As package.json's keybindings pass it: without, a key could not be told from the command palette. */
const fromKey = "key";

function isFromKey([first]: readonly unknown[]): boolean {
  return first === fromKey;
}

/** As its row's menu does it. */
async function runOnSelection(id: CommandId, selected: readonly ExplorerNode[]): Promise<void> {
  const [first] = selected;
  if (first) {
    await vscode.commands.executeCommand(id, first, selected);
  }
}

type LoadCommand = () => Promise<(inventory: Inventory, ...args: never[]) => Promise<void>>;

/** Each command's code is loaded when it is first run: activation needs none of it. */
const onInventory: readonly (readonly [CommandId, LoadCommand])[] = [
  ["windowsContainers.containers.start", async () => (await import("./containers/changeContainers")).startContainers],
  ["windowsContainers.containers.stop", async () => (await import("./containers/changeContainers")).stopContainers],
  [
    "windowsContainers.containers.restart",
    async () => (await import("./containers/changeContainers")).restartContainers,
  ],
  ["windowsContainers.containers.kill", async () => (await import("./containers/changeContainers")).killContainers],
  ["windowsContainers.containers.openLogs", async () => (await import("./containers/openLogs")).openLogs],
  ["windowsContainers.containers.openPort", async () => (await import("./containers/openPort")).openPort],
  ["windowsContainers.images.copyName", async () => (await import("./objects/copyId")).copyImageName],
  ["windowsContainers.objects.inspect", async () => (await import("./objects/inspectObject")).inspectObject],
  ["windowsContainers.objects.copyId", async () => (await import("./objects/copyId")).copyId],
  ["windowsContainers.objects.remove", async () => (await import("./objects/removeObjects")).removeObjects],
  ["windowsContainers.engines.refresh", async () => (await import("./engines/refreshEngines")).refreshEngines],
  ["windowsContainers.engines.showInfo", async () => (await import("./engines/showEngineInfo")).showEngineInfo],
];

type LoadPartsCommand = () => Promise<(parts: EngineCommandParts, ...args: never[]) => Promise<void>>;

/** These may lead to another engine than the clicked one, or outlive their command. */
const onParts: readonly (readonly [CommandId, LoadPartsCommand])[] = [
  ["windowsContainers.containers.openShell", async () => (await import("./containers/openShell")).openShell],
  ["windowsContainers.images.pull", async () => (await import("./images/pullImage")).pullImage],
  ["windowsContainers.images.build", async () => (await import("./build/buildImage")).buildImage],
  ["windowsContainers.compose.up", async () => (await import("./compose/composeCommands")).composeUp],
  ["windowsContainers.compose.down", async () => (await import("./compose/composeCommands")).composeDown],
  ["windowsContainers.compose.restart", async () => (await import("./compose/composeCommands")).composeRestart],
  ["windowsContainers.compose.logs", async () => (await import("./compose/composeCommands")).composeLogs],
  ["windowsContainers.images.run", async () => (await import("./run/runImage")).runImage],
  ["windowsContainers.engines.showWhatHelps", async () => (await import("./engines/showWhatHelps")).showWhatHelps],
];

export function registerEngineCommands(registry: CommandRegistry, parts: EngineCommandParts): void {
  const onObjects = objectCommandIds.map((id) => [id, objectCommands[id]] as const);
  for (const [id, load] of [...onInventory, ...onObjects]) {
    registry.register(id, async (...args) => {
      if (isFromKey(args)) {
        return runOnSelection(id, parts.selected());
      }
      const [run] = await Promise.all([load(), parts.ready()]);
      await run(parts.inventory, ...args);
    });
  }
  for (const [id, load] of onParts) {
    registry.register(id, async (...args) => {
      const [run] = await Promise.all([load(), parts.ready()]);
      await run(parts, ...args);
    });
  }
  registry.register("windowsContainers.engines.addAddress", async () => {
    const [{ addEngineAddress }] = await Promise.all([import("./engines/addEngineAddress"), parts.ready()]);
    await addEngineAddress();
  });
  registry.register("windowsContainers.log.show", async () => {
    parts.log.show();
    await Promise.resolve();
  });
}
