import * as vscode from "vscode";
import { listAside } from "../../../../desktop/life/putAside";
import { listSnapshots } from "../../../../desktop/life/snapshots";
import { formatBytes } from "../../../words/formatBytes";
import { withLateProgress } from "../../../progress";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { pickDesktop, type DesktopTarget } from "../pickDesktop";
import { actOnAside, bytesOfAside } from "./actOnAside";
import { cloneFromSnapshot } from "./cloneDesktop";
import { createSnapshot } from "./createSnapshot";
import type { LifeParts } from "./lifeParts";
import { snapshotItem, type SnapshotItem } from "./pickSnapshot";
import { deleteOne, restoreOne } from "./restoreSnapshot";

/** `windowsContainers.desktops.snapshots`: all of one desktop, with what they take, and what can be done with each. */
export async function showSnapshots(parts: LifeParts, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Show the snapshots of which desktop?"), accepts: () => true };
  const target = await pickDesktop(parts.desktops, question, clicked);
  const { engine, container } = target;
  const looking = vscode.l10n.t("Looking for snapshots of {0}", container.name);
  const [snapshots, aside] = await withLateProgress(looking, (signal) =>
    Promise.all([listSnapshots(engine, container.id, signal), listAside(engine, container.id, signal)]),
  );
  const total = snapshots.reduce((sum, { bytes }) => sum + bytes, 0);
  const create = { label: `$(add) ${vscode.l10n.t("Create Snapshot…")}`, snapshot: undefined };
  const putAside = {
    label: `$(warning) ${vscode.l10n.t("Put Aside by a Restoration That Broke Off")}`,
    description: formatBytes(bytesOfAside(aside)),
    detail: aside.map(({ path }) => path).join(", "),
    snapshot: undefined,
  };
  const picked = await vscode.window.showQuickPick<SnapshotItem | typeof create>(
    [...snapshots.map(snapshotItem), ...(aside.length > 0 ? [putAside] : []), create],
    {
      title: vscode.l10n.t("Snapshots of {0}: {1}, {2}", container.name, snapshots.length, formatBytes(total)),
      placeHolder: vscode.l10n.t("Pick one to restore, clone or delete it"),
      matchOnDetail: true,
    },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  if (picked === putAside) {
    return actOnAside(parts, target, aside);
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
