import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import { pickEngine } from "../../pickers/pickEngine";
import { sharingText } from "../../words/sharingText";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { engineOfNode } from "./engineOfNode";

/** `windowsContainers.engines.showInfo`: what the engine says of itself, as a document. */
export async function showEngineInfo(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const { snapshot } = await pickEngine(inventory, engineOfNode(clicked));
  const { endpoint, aliases, info, platformName, apiVersion } = snapshot;
  const content = `${JSON.stringify({ endpoint, aliases, platformName, apiVersion, info, sharing: sharingText(snapshot) }, undefined, 2)}\n`;
  const document = await vscode.workspace.openTextDocument({ language: "json", content });
  await vscode.window.showTextDocument(document, { preview: true });
}
