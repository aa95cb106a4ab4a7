import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import { pickContainer } from "../../pickers/pickContainers";
import { LogsTerminal } from "../../terminals/logsTerminal";
import type { ExplorerNode } from "../../tree/explorer/nodes";

/** `windowsContainers.containers.openLogs`: followed, in a terminal. */
export async function openLogs(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Show the logs of which container?"), accepts: () => true };
  const { engine, container } = await pickContainer(inventory, question, clicked);
  const pty = new LogsTerminal(engine, container.id);
  const name = vscode.l10n.t("Logs: {0}", container.name);
  vscode.window.createTerminal({ name, pty, iconPath: new vscode.ThemeIcon("output") }).show();
}
