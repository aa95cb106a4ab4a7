import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { inspectedAgain } from "../../documents/documentSchemes";
import { inspectUri } from "../../documents/inspectDocuments";
import { pickObjects } from "./pickObjects";

/** `windowsContainers.objects.inspect`: the engine's own record, read-only. */
export async function inspectObject(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const targets = await pickObjects(inventory, vscode.l10n.t("Inspect what?"), clicked);
  for (const target of targets) {
    const uri = inspectUri(target);
    // An open document stays as it was read.
    inspectedAgain.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, "json"));
  }
}
