import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import { pickContainer } from "../../pickers/pickContainers";
import { LogsTerminal } from "../../terminals/logsTerminal";
import type { ExplorerNode } from "../../tree/explorer/nodes";

/** `windowsContainers.containers.openLogs`: followed, in a terminal. */
export async function openLogs(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Show the logs of which container?"), accepts: () => true };
  const { engine, container } = await pickContainer(inventory, question, clicked);
  const open = vscode.window.terminals.find((terminal) => logsOf(terminal)?.follows(container.id) === true);
  if (open) {
    open.show();
    return;
  }
  const pty = new LogsTerminal(engine, container.id);
  const name = vscode.l10n.t("Logs: {0}", container.name);
  vscode.window.createTerminal({ name, pty, iconPath: new vscode.ThemeIcon("output") }).show();
}

function logsOf({ creationOptions, exitStatus }: vscode.Terminal): LogsTerminal | undefined {
  const isOurs = exitStatus === undefined && "pty" in creationOptions && creationOptions.pty instanceof LogsTerminal;
  return isOurs ? creationOptions.pty : undefined;
}
