import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import { pickContainers } from "../../pickers/pickContainers";
import { withLateProgress } from "../../progress";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { forEachTarget } from "../forEachTarget";
import { namesOf } from "./changeContainers";

/** `windowsContainers.containers.pause`: they keep their memory and do nothing. */
export async function pauseContainers(
  inventory: Inventory,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Pause which containers?"), ability: "pause" } as const;
  const targets = await pickContainers(inventory, question, clicked, selected);
  await withLateProgress(vscode.l10n.t("Pausing {0}", namesOf(targets)), (signal) =>
    forEachTarget(targets, ({ engine, container }) => engine.containers.pause(container.id, signal)),
  );
}

/** `windowsContainers.containers.unpause` */
export async function unpauseContainers(
  inventory: Inventory,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Unpause which containers?"), ability: "unpause" } as const;
  const targets = await pickContainers(inventory, question, clicked, selected);
  await withLateProgress(vscode.l10n.t("Unpausing {0}", namesOf(targets)), (signal) =>
    forEachTarget(targets, ({ engine, container }) => engine.containers.unpause(container.id, signal)),
  );
}
