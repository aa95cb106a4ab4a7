import * as vscode from "vscode";
import { createSnapshot as create, type NewSnapshot } from "../../../../desktop/life/snapshots";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { desktopSnapshots } from "../../../tree/desktops/desktopSnapshots";
import { askText } from "../../askText";
import { pickDesktop, type DesktopTarget } from "../pickDesktop";
import { askLeftOut } from "./askLeftOut";
import { askUnsafeDisk } from "./askUnsafeDisk";
import type { LifeParts } from "./lifeParts";
import { withStorageProgress } from "./storageProgress";
import { whileStopped } from "./whileStopped";

/** `windowsContainers.desktops.createSnapshot` */
export async function createSnapshot(parts: LifeParts, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Create a snapshot of which desktop?"), accepts: () => true };
  const target = await pickDesktop(parts.desktops, question, clicked);
  await askLeftOut(target, "snapshot");
  const name = await askText({
    title: vscode.l10n.t("Snapshot of {0}", target.container.name),
    prompt: vscode.l10n.t("Name of the snapshot"),
    value: new Date().toLocaleString(),
    ignoreFocusOut: true,
  });
  const note = await vscode.window.showInputBox({
    title: vscode.l10n.t("Snapshot of {0}", target.container.name),
    prompt: vscode.l10n.t("A note for later, or nothing"),
    ignoreFocusOut: true,
  });
  if (note === undefined) {
    throw new vscode.CancellationError();
  }
  await whileStopped(parts, target, () => keepState(target, { name, note }));
  const said = vscode.l10n.t("The snapshot {0} of {1} was created.", name, target.container.name);
  void vscode.window.showInformationMessage(said);
}

export async function keepState(
  { engine, container }: DesktopTarget,
  texts: Pick<NewSnapshot, "name" | "note">,
): Promise<void> {
  const snapshot = { ...texts, unsafeDisk: await askUnsafeDisk({ engine, container }, "copied") };
  const title = vscode.l10n.t("Copying the disk of {0}", container.name);
  await withStorageProgress(title, (watch) => create(engine, container.id, snapshot, watch));
  desktopSnapshots.forget(container.id);
}
