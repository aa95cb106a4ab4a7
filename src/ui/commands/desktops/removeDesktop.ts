import * as vscode from "vscode";
import { removeDesktop as remove, type StorageFate } from "../../../desktop/removeDesktop";
import { isAlive } from "../../../engine/model";
import { withCancellableProgress } from "../../progress";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktops } from "../../tree/desktops/desktops";
import { forgetPassword } from "./desktopPasswords";
import { pickDesktop, type DesktopTarget } from "./pickDesktop";
import { stopWithCountdown } from "./powerDesktop";
import { readDesktop } from "./readDesktop";
import { isStorageNameTyped } from "./typeName";

/** `windowsContainers.desktops.remove`: asks first; the storage goes only when its name is typed. */
export async function removeDesktop(
  desktops: Desktops,
  secrets: vscode.SecretStorage,
  clicked?: DesktopNode,
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Remove which desktop?"), accepts: () => true };
  const target = await pickDesktop(desktops, question, clicked);
  const fate = await askForStorage(target);
  if (isAlive(target.container)) {
    await stopWithCountdown(desktops, target);
  }
  const { engine, container } = target;
  await withCancellableProgress(vscode.l10n.t("Removing {0}", container.name), (signal) =>
    remove(engine, container.id, fate, signal),
  );
  await forgetPassword(secrets, container.id);
}

async function askForStorage(target: DesktopTarget): Promise<StorageFate> {
  const { storage } = (await readDesktop(target)).disks;
  const keep = vscode.l10n.t("Remove, Keep Storage");
  const all = vscode.l10n.t("Remove with Storage…");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Remove the desktop {0}?", target.container.name),
    {
      modal: true,
      detail: vscode.l10n.t(
        "Its container and its network go. Its storage, with Windows and all files in it, is {0}.",
        storage.kind === "volume" ? storage.name : storage.path,
      ),
    },
    keep,
    // A folder of the engine's host is the person's own to delete.
    ...(storage.kind === "volume" ? [all] : []),
  );
  if (answer === keep) {
    return "keepStorage";
  }
  if (answer === all && storage.kind === "volume" && (await isStorageNameTyped(storage.name))) {
    return "removeStorage";
  }
  throw new vscode.CancellationError();
}
