import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import type { Logger } from "../../../platform/logger";
import { pickContainer } from "../../pickers/pickContainers";
import { reportError } from "../../errors/reportError";
import { ShellTerminal } from "../../terminals/shellTerminal";
import type { ExplorerNode } from "../../tree/explorer/nodes";

interface ShellParts {
  readonly inventory: Inventory;
  readonly log: Logger;
}

/** `windowsContainers.containers.openShell`: the best shell the container has, in a terminal. */
export async function openShell({ inventory, log }: ShellParts, clicked?: ExplorerNode): Promise<void> {
  const question = {
    placeHolder: vscode.l10n.t("Open a shell in which container?"),
    accepts: ({ state }: { readonly state: string }) => state === "running",
  };
  const { engine, engineKey, container } = await pickContainer(inventory, question, clicked);
  const mode = inventory.engines.find(({ key }) => key === engineKey)?.info?.mode ?? "linux";
  const pty = new ShellTerminal({ engine, id: container.id, mode }, (error) => {
    void reportError(error, log, `The shell in ${container.name} failed`);
  });
  vscode.window.createTerminal({ name: container.name, pty, iconPath: new vscode.ThemeIcon("terminal") }).show();
}
