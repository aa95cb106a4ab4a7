import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { inspectUri } from "../../inspectDocuments";
import { pickObjects } from "./pickObjects";

/** `windowsContainers.objects.inspect`: the engine's own record, read-only. */
export async function inspectObject(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const targets = await pickObjects(inventory, vscode.l10n.t("Inspect what?"), clicked);
  for (const target of targets) {
    const document = await vscode.workspace.openTextDocument(inspectUri(target));
    await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, "json"));
  }
}
