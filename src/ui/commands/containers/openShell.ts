import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import type { Logger } from "../../../platform/logger";
import { pickContainer, type ContainerTarget } from "../../pickers/pickContainers";
import { commandRemedy } from "../../errors/remedy";
import { reportError } from "../../errors/reportError";
import { UserError } from "../../errors/userError";
import { ShellTerminal } from "../../terminals/shellTerminal";
import type { ContainerNode, ExplorerNode } from "../../tree/explorer/nodes";

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
  const pty = new ShellTerminal({ engine, id: container.id, mode }, (failure) => {
    const error = failure === "noShell" ? noShellIn({ engineKey, container }) : failure;
    void reportError(error, log, `The shell in ${container.name} failed`);
  });
  vscode.window.createTerminal({ name: container.name, pty, iconPath: new vscode.ThemeIcon("terminal") }).show();
}

/** An image made of one program alone has none. */
function noShellIn({
  engineKey,
  container: { id, name },
}: Pick<ContainerTarget, "engineKey" | "container">): UserError {
  const node: ContainerNode = { kind: "container", engineKey, id };
  return new UserError(vscode.l10n.t("{0} has no shell: its image does not contain one.", name), [
    commandRemedy(vscode.l10n.t("Copy Files From…"), "windowsContainers.containers.copyFrom", node),
    commandRemedy(vscode.l10n.t("Inspect"), "windowsContainers.objects.inspect", node),
  ]);
}
