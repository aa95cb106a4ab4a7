import type { Inventory } from "../../../inventory/inventory";
import { pickEngine } from "../../pickers/pickEngine";
import { openReport } from "../../documents/reportDocuments";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { engineOfNode } from "./engineOfNode";
import { withLateProgress } from "../../progress";
import * as vscode from "vscode";

/** `windowsContainers.engines.showDiskUsage` */
export async function showDiskUsage(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const { snapshot } = await pickEngine(inventory, engineOfNode(clicked));
  const { key: engineKey, endpoint } = snapshot;
  await withLateProgress(vscode.l10n.t("Measuring {0}", endpoint.name), () =>
    openReport({ report: "diskUsage", engineKey, id: "", name: endpoint.name }),
  );
}
