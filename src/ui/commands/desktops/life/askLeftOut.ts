import * as vscode from "vscode";
import { leftOutDisks, type LeftOutDisk } from "../../../../desktop/life/leftOutDisks";
import type { ContainerRecord } from "../../../../desktop/containerRecord";
import { readSpec } from "../../../../desktop/spec/readSpec";
import type { DesktopTarget } from "../pickDesktop";
import { readRecord } from "../readDesktop";

type Copy = Parameters<typeof leftOutDisks>[1];

/** Says which disks, and of a clone which settings, of a desktop a copy will not have; throws when the person cancels. */
export async function askLeftOut(target: DesktopTarget, copy: Copy): Promise<void> {
  const record = await readRecord(target);
  const disks = diskTexts(record, copy);
  const settings = copy === "clone" ? (record.leftOut ?? []) : [];
  const texts = [
    ...disks,
    ...(settings.length > 0
      ? [vscode.l10n.t("Settings of its container that desktops made here do not have: {0}.", settings.join(", "))]
      : []),
  ];
  if (texts.length === 0) {
    return;
  }
  const goOn = vscode.l10n.t("Continue without Them");
  const { name } = target.container;
  const question =
    disks.length > 0 ? questionOf(name, copy) : vscode.l10n.t("A clone of {0} does not have all of its settings", name);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail: texts.join("\n") }, goOn)) !== goOn) {
    throw new vscode.CancellationError();
  }
}

/** A line for each disk that a copy does not have. */
export async function leftOutTexts(target: DesktopTarget, copy: Copy): Promise<readonly string[]> {
  return diskTexts(await readRecord(target), copy);
}

function diskTexts(record: ContainerRecord, copy: Copy): readonly string[] {
  return leftOutDisks(readSpec(record), copy).map(describe);
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
