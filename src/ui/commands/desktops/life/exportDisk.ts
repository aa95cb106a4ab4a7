import * as vscode from "vscode";
import { diskFormats, type DiskFormat } from "../../../../desktop/life/diskFormats";
import { exportDisk as write } from "../../../../desktop/life/exportDisk";
import type { Snapshot } from "../../../../desktop/life/snapshot";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { defaultFolder } from "../../saveToFile";
import { pickDesktop, type DesktopTarget } from "../pickDesktop";
import { askLeftOut } from "./askLeftOut";
import { askUnsafeDisk } from "./askUnsafeDisk";
import type { LifeParts } from "./lifeParts";
import { snapshotItem, snapshotsOf } from "./pickSnapshot";
import { withStorageProgress } from "./storageProgress";
import { whileStopped } from "./whileStopped";

/** `windowsContainers.desktops.exportDisk`: into a file of this machine. */
export async function exportDisk(parts: LifeParts, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Export the disk of which desktop?"), accepts: () => true };
  const target = await pickDesktop(parts.desktops, question, clicked);
  const { engine, container } = target;
  await askLeftOut(target, "disk");
  const snapshot = await pickState(target);
  const format = await pickFormat();
  const file = await askFile(container.name, format);
  const title = vscode.l10n.t("Exporting the disk of {0}", container.name);
  if (snapshot) {
    const options = { file, format, snapshot: snapshot.id, unsafeDisk: "refuse" } as const;
    await withStorageProgress(title, (watch) => write(engine, container.id, options, watch));
  } else {
    await whileStopped(parts, target, async () => {
      const unsafeDisk = await askUnsafeDisk(target, "copied");
      await withStorageProgress(title, (watch) => write(engine, container.id, { file, format, unsafeDisk }, watch));
    });
  }
  void vscode.window.showInformationMessage(vscode.l10n.t("Saved {0}.", file));
}

/** The present state, or a snapshot, for which the desktop may run on. */
async function pickState(target: DesktopTarget): Promise<Snapshot | undefined> {
  const snapshots = await snapshotsOf(target);
  if (snapshots.length === 0) {
    return undefined;
  }
  const present = { label: vscode.l10n.t("The present state"), snapshot: undefined };
  const picked = await vscode.window.showQuickPick([present, ...snapshots.map(snapshotItem)], {
    placeHolder: vscode.l10n.t("Export which state of {0}?", target.container.name),
  });
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.snapshot;
}

async function pickFormat(): Promise<DiskFormat> {
  const details: Readonly<Record<DiskFormat, string>> = {
    qcow2: vscode.l10n.t("QEMU and KVM; compressed"),
    vmdk: vscode.l10n.t("VMware; compressed"),
    vhdx: vscode.l10n.t("Hyper-V"),
    vdi: vscode.l10n.t("VirtualBox"),
    raw: vscode.l10n.t("As big as the disk itself, with all that is empty in it"),
  };
  const picked = await vscode.window.showQuickPick(
    (Object.keys(diskFormats) as DiskFormat[]).map((format) => ({ label: format, detail: details[format], format })),
    { placeHolder: vscode.l10n.t("In which format?") },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.format;
}

async function askFile(name: string, format: DiskFormat): Promise<string> {
  const { extension } = diskFormats[format];
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export the Disk of {0}", name),
    defaultUri: vscode.Uri.joinPath(defaultFolder(), `${name}.${extension}`),
    filters: { [format]: [extension] },
  });
  if (!file) {
    throw new vscode.CancellationError();
  }
  return file.fsPath;
}
