import * as vscode from "vscode";
import { leftOutDisks, type LeftOutDisk } from "../../../../desktop/life/leftOutDisks";
import type { DesktopTarget } from "../pickDesktop";
import { readDesktop } from "../readDesktop";

type Copy = Parameters<typeof leftOutDisks>[1];

/** Says which disks of a desktop a copy will not have; throws when the person thinks better of it. */
export async function askLeftOut(target: DesktopTarget, copy: Copy): Promise<void> {
  const texts = await leftOutTexts(target, copy);
  if (texts.length === 0) {
    return;
  }
  const goOn = vscode.l10n.t("Continue without Them");
  const question = questionOf(target.container.name, copy);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail: texts.join("\n") }, goOn)) !== goOn) {
    throw new vscode.CancellationError();
  }
}

/** A line for each disk that a copy does not have. */
export async function leftOutTexts(target: DesktopTarget, copy: Copy): Promise<readonly string[]> {
  return leftOutDisks(await readDesktop(target), copy).map(describe);
}

function questionOf(name: string, copy: Copy): string {
  switch (copy) {
    case "snapshot":
      return vscode.l10n.t("A snapshot of {0} does not have all of its disks", name);
    case "clone":
      return vscode.l10n.t("A clone of {0} does not have all of its disks", name);
    case "disk":
      return vscode.l10n.t("The first disk of {0} is exported, and not its others", name);
  }
}

function describe(disk: LeftOutDisk): string {
  switch (disk.kind) {
    case "inContainer":
      return vscode.l10n.t("DISK{0} lies in the container itself, and not in a storage.", disk.number);
    case "hostDisk":
      return vscode.l10n.t("{0} is a whole disk of the engine's host.", disk.source);
    case "imageFile":
      return vscode.l10n.t("{0} is a disk in a file of the engine's host, for you to copy.", disk.source);
    case "storage":
      return vscode.l10n.t("{0} holds a disk of its own; snapshots and clones have it too.", disk.source);
  }
}
