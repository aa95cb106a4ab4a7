import * as vscode from "vscode";
import { editableVariables } from "../../../../desktop/life/editableSettings";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { pickDesktop } from "../pickDesktop";
import { readDesktop } from "../readDesktop";
import type { LifeParts } from "./lifeParts";
import { askSetting } from "./askSetting";
import { applySettings, limitsOf } from "./editSettings";

/** `windowsContainers.desktops.growDisk` */
export async function growDisk(parts: LifeParts, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Grow the disk of which desktop?"), accepts: () => true };
  const target = await pickDesktop(parts.desktops, question, clicked);
  const before = await readDesktop(target);
  const size = editableVariables.find(({ variable }) => variable.name === "DISK_SIZE");
  const limits = limitsOf(target.snapshot);
  const after = size && (await askSetting({ before, after: before, limits }, size));
  if (!after || after.disks.diskSize === before.disks.diskSize) {
    throw new vscode.CancellationError();
  }
  await applySettings(parts, target, { before, after });
}
