import * as vscode from "vscode";
import { formatBytes } from "../../../formatBytes";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { pickDesktop, type DesktopTarget } from "../pickDesktop";
import { cloneFromSnapshot } from "./cloneDesktop";
import { createSnapshot } from "./createSnapshot";
import type { LifeParts } from "./lifeParts";
import { snapshotItem, snapshotsOf, type SnapshotItem } from "./pickSnapshot";
import { deleteOne, restoreOne } from "./restoreSnapshot";

/** `windowsContainers.desktops.snapshots`: all of one desktop, with what they take, and what can be done with each. */
export async function showSnapshots(parts: LifeParts, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Show the snapshots of which desktop?"), accepts: () => true };
  const target = await pickDesktop(parts.desktops, question, clicked);
  const snapshots = await snapshotsOf(target);
  const total = snapshots.reduce((sum, { bytes }) => sum + bytes, 0);
  const create = { label: `$(add) ${vscode.l10n.t("Create Snapshot…")}`, snapshot: undefined };
  const picked = await vscode.window.showQuickPick<SnapshotItem | typeof create>(
    [...snapshots.map(snapshotItem), create],
    {
      title: vscode.l10n.t("Snapshots of {0}: {1}, {2}", target.container.name, snapshots.length, formatBytes(total)),
      placeHolder: vscode.l10n.t("Pick one to restore, clone or delete it"),
      matchOnDetail: true,
    },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  await (picked.snapshot ? actOn(parts, target, picked.snapshot) : createSnapshot(parts, target.node));
}

async function actOn(parts: LifeParts, target: DesktopTarget, snapshot: SnapshotItem["snapshot"]): Promise<void> {
  const actions = [
    {
      label: vscode.l10n.t("Restore…"),
      detail: vscode.l10n.t("Puts the disk back to what it was then"),
      run: () => restoreOne(parts, target, snapshot),
    },
    {
      label: vscode.l10n.t("Clone…"),
      detail: vscode.l10n.t("Makes another desktop with the disk as it was then"),
      run: () => cloneFromSnapshot(parts, target, snapshot),
    },
    {
      label: vscode.l10n.t("Delete…"),
      detail: vscode.l10n.t("Frees {0}", formatBytes(snapshot.bytes)),
      run: () => deleteOne(target, snapshot),
    },
  ];
  const picked = await vscode.window.showQuickPick(actions, { title: snapshot.name });
  if (!picked) {
    throw new vscode.CancellationError();
  }
  await picked.run();
}
