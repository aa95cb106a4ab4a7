import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import { pickContainer } from "../../pickers/pickContainers";
import { openReport } from "../../documents/reportDocuments";
import type { ExplorerNode } from "../../tree/explorer/nodes";

/** `windowsContainers.containers.showProcesses` */
export async function showProcesses(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const question = {
    placeHolder: vscode.l10n.t("Show the processes of which container?"),
    ability: "processes",
  } as const;
  const { engineKey, container } = await pickContainer(inventory, question, clicked);
  await openReport({ report: "processes", engineKey, id: container.id, name: container.name });
}

/** `windowsContainers.containers.showChanges`: what its file system has that the image has not. */
export async function showChanges(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Show the changes of which container?"), ability: "changes" } as const;
  const { engineKey, container } = await pickContainer(inventory, question, clicked);
  await openReport({ report: "changes", engineKey, id: container.id, name: container.name });
}
