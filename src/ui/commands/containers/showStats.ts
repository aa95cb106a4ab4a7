import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import { pickContainers } from "../../pickers/pickContainers";
import { StatsTerminal } from "../../terminals/statsTerminal";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { namesOf } from "./changeContainers";

/** `windowsContainers.containers.showStats`: what they use, live. */
export async function showStats(
  inventory: Inventory,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Measure which containers?"), ability: "stats" } as const;
  const targets = await pickContainers(inventory, question, clicked, selected);
  if (targets.length === 0) {
    return;
  }
  const watched = targets.map(({ engine, engineKey, container: { id, name } }) => {
    const mode = inventory.engines.find(({ key }) => key === engineKey)?.info?.mode ?? "linux";
    return { engine, id, name, mode };
  });
  const name = vscode.l10n.t("Use: {0}", namesOf(targets));
  const iconPath = new vscode.ThemeIcon("pulse");
  vscode.window.createTerminal({ name, pty: new StatsTerminal(watched), iconPath }).show();
}
