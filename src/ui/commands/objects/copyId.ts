import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { pickKnownObjects } from "./pickObjects";

/** `windowsContainers.objects.copyId`: one id per line for a multi-selection. */
export async function copyId(
  inventory: Inventory,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<void> {
  const targets = await pickKnownObjects(inventory, vscode.l10n.t("Copy the id of what?"), clicked, selected);
  await vscode.env.clipboard.writeText(targets.map(({ id }) => id).join("\n"));
}

/** `windowsContainers.images.copyName`: "repository:tag", as `docker` takes it. */
export async function copyImageName(
  inventory: Inventory,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Copy the name of which image?"), kind: "image" } as const;
  const targets = await pickKnownObjects(inventory, question, clicked, selected);
  await vscode.env.clipboard.writeText(targets.map(({ name }) => name).join("\n"));
}
