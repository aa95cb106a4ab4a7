import * as vscode from "vscode";
import type { Snapshot } from "../../../../desktop/life/snapshot";
import { deleteSnapshot, restoreSnapshot } from "../../../../desktop/life/snapshots";
import { formatBytes } from "../../../words/formatBytes";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { desktopSnapshots } from "../../../tree/desktops/desktopSnapshots";
import type { SnapshotNode } from "../../../tree/desktops/snapshotItem";
import { pickDesktop, type DesktopTarget } from "../pickDesktop";
import { leftOutTexts } from "./askLeftOut";
import { keepState } from "./createSnapshot";
import type { LifeParts } from "./lifeParts";
import { pickSnapshot } from "./pickSnapshot";
import { withStorageProgress } from "./storageProgress";
import { whileStopped } from "./whileStopped";

/** `windowsContainers.desktops.restoreSnapshot` */
export async function restoreASnapshot(parts: LifeParts, clicked?: DesktopNode | SnapshotNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Restore a snapshot of which desktop?"), accepts: () => true };
  const target = await pickDesktop(parts.desktops, question, clicked);
  await restoreOne(parts, target, await snapshotOf(clicked, target, vscode.l10n.t("Restore which snapshot?")));
}

/** `windowsContainers.desktops.deleteSnapshot` */
export async function deleteASnapshot(parts: LifeParts, clicked?: DesktopNode | SnapshotNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Delete a snapshot of which desktop?"), accepts: () => true };
  const target = await pickDesktop(parts.desktops, question, clicked);
  await deleteOne(target, await snapshotOf(clicked, target, vscode.l10n.t("Delete which snapshot?")));
}

/** A press on a desktop's row, or in the palette, names none. */
async function snapshotOf(
  clicked: DesktopNode | SnapshotNode | undefined,
  target: DesktopTarget,
  question: string,
): Promise<Snapshot> {
  return clicked?.kind === "snapshot" ? clicked.snapshot : pickSnapshot(target, question);
}

/** Asks what is to become of the present state, which would be lost. */
export async function restoreOne(parts: LifeParts, target: DesktopTarget, snapshot: Snapshot): Promise<void> {
  const { engine, container } = target;
  const untouched = await leftOutTexts(target, "snapshot");
  const fate = await askForPresent(container.name, snapshot, untouched);
  await whileStopped(parts, target, async () => {
    if (fate === "keep") {
      const name = vscode.l10n.t("Before restoring {0}", snapshot.name);
      await keepState(target, { name, note: "" });
    }
    const title = vscode.l10n.t("Restoring {0}", snapshot.name);
    await withStorageProgress(title, (watch) => restoreSnapshot(engine, container.id, snapshot.id, watch));
  });
  void vscode.window.showInformationMessage(
    vscode.l10n.t("{0} was restored to the snapshot {1}.", container.name, snapshot.name),
  );
}

async function askForPresent(
  name: string,
  { name: snapshot, createdAt }: Snapshot,
  untouched: readonly string[],
): Promise<"keep" | "lose"> {
  const keep = vscode.l10n.t("Keep the Present State and Restore");
  const lose = vscode.l10n.t("Lose the Present State and Restore");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Restore {0} to the snapshot {1}?", name, snapshot),
    {
      modal: true,
      detail: [
        vscode.l10n.t(
          "Everything that changed in Windows since {0} is lost, unless the present state is kept as another snapshot first.",
          new Date(createdAt).toLocaleString(),
        ),
        ...(untouched.length > 0
          ? ["", vscode.l10n.t("Not in the snapshot, and left as it is now:"), ...untouched]
          : []),
      ].join("\n"),
    },
    keep,
    lose,
  );
  if (answer === undefined) {
    throw new vscode.CancellationError();
  }
  return answer === keep ? "keep" : "lose";
}

export async function deleteOne({ engine, container }: DesktopTarget, snapshot: Snapshot): Promise<void> {
  const remove = vscode.l10n.t("Delete");
  const question = vscode.l10n.t("Delete the snapshot {0} of {1}?", snapshot.name, container.name);
  const detail = vscode.l10n.t(
    "It can no longer be restored. This frees {0}; the desktop and its other snapshots stay as they are.",
    formatBytes(snapshot.bytes),
  );
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, remove)) !== remove) {
    throw new vscode.CancellationError();
  }
  const title = vscode.l10n.t("Deleting {0}", snapshot.name);
  await withStorageProgress(title, (watch) => deleteSnapshot(engine, container.id, snapshot.id, watch));
  desktopSnapshots.forget(container.id);
}
