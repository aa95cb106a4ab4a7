import * as vscode from "vscode";
import type { Snapshot } from "../../../../desktop/life/snapshot";
import { listSnapshots } from "../../../../desktop/life/snapshots";
import { formatBytes } from "../../../words/formatBytes";
import { withLateProgress } from "../../../progress";
import type { DesktopTarget } from "../pickDesktop";
import { UserError } from "../../../errors/userError";
import { commandRemedy } from "../../../errors/remedy";

export async function snapshotsOf({ engine, container }: DesktopTarget): Promise<readonly Snapshot[]> {
  const title = vscode.l10n.t("Looking for snapshots of {0}", container.name);
  return withLateProgress(title, (signal) => listSnapshots(engine, container.id, signal));
}

export interface SnapshotItem extends vscode.QuickPickItem {
  readonly snapshot: Snapshot;
}

export function snapshotItem(snapshot: Snapshot): SnapshotItem {
  const { name, note, createdAt, bytes } = snapshot;
  return {
    label: name,
    description: [new Date(createdAt).toLocaleString(), formatBytes(bytes)].join(" · "),
    ...(note !== "" && { detail: note }),
    snapshot,
  };
}

export async function pickSnapshot(target: DesktopTarget, placeHolder: string): Promise<Snapshot> {
  const snapshots = await snapshotsOf(target);
  if (snapshots.length === 0) {
    throw new UserError(vscode.l10n.t("{0} has no snapshots.", target.container.name), [
      commandRemedy(vscode.l10n.t("Create Snapshot…"), "windowsContainers.desktops.createSnapshot", target.node),
    ]);
  }
  const picked = await vscode.window.showQuickPick(snapshots.map(snapshotItem), { placeHolder });
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.snapshot;
}
