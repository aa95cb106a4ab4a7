import * as vscode from "vscode";
import { parseContainer, type ContainerRecord } from "../../../desktop/containerRecord";
import type { DesktopSpec } from "../../../desktop/spec";
import { readSpec } from "../../../desktop/spec/readSpec";
import { removeAtRest, type StorageFate } from "../../../desktop/life/removeDesktop";
import { disksInContainer } from "../../../desktop/stop/removalByStop";
import { isAlive } from "../../../engine/model";
import { withCancellableProgress, withLateProgress } from "../../progress";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktops } from "../../tree/desktops/desktops";
import { disksLostText } from "./desktopLosses";
import { forgetPassword } from "./desktopPasswords";
import { pickDesktop } from "./pickDesktop";
import { stopWithCountdown } from "./powerDesktop";
import { isStorageNameTyped } from "./typeName";

/** `windowsContainers.desktops.remove`: asks first; the storage goes only when its name is typed. */
export async function removeDesktop(
  desktops: Desktops,
  secrets: vscode.SecretStorage,
  clicked?: DesktopNode,
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Remove which desktop?"), accepts: () => true };
  const target = await pickDesktop(desktops, question, clicked);
  const { engine, container } = target;
  const looking = vscode.l10n.t("Looking at {0}", container.name);
  const record = parseContainer(
    await withLateProgress(looking, (signal) => engine.inspect("container", container.id, signal)),
  );
  const fate = await askForStorage(record);
  if (isAlive(container)) {
    await stopWithCountdown(desktops, target, "removal");
  }
  await withCancellableProgress(vscode.l10n.t("Removing {0}", container.name), (signal) =>
    removeAtRest(engine, record, fate, signal),
  );
  await forgetPassword(secrets, container.id);
}

async function askForStorage(record: ContainerRecord): Promise<StorageFate> {
  const { disks } = readSpec(record);
  const lost = disksInContainer(record);
  // Of one whose disk is elsewhere there is none to keep, whatever name a new desktop's would have.
  const storage = lost.includes(1) ? undefined : disks.storage;
  const keep = storage ? vscode.l10n.t("Remove, Keep Storage") : vscode.l10n.t("Remove");
  const all = vscode.l10n.t("Remove with Storage…");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Remove the desktop {0}?", record.name),
    {
      modal: true,
      detail: [storageText(storage), ...disksLostText(record.name, lost), ...furtherDisks(disks)].join("\n\n"),
    },
    keep,
    // A folder of the engine's host is the person's own to delete.
    ...(storage?.kind === "volume" ? [all] : []),
  );
  if (answer === keep) {
    return "keepStorage";
  }
  if (answer === all && storage?.kind === "volume" && (await isStorageNameTyped(storage.name))) {
    return "removeStorage";
  }
  throw new vscode.CancellationError();
}

function storageText(storage: Disks["storage"] | undefined): string {
  return storage === undefined
    ? vscode.l10n.t("Its container and its network are removed.")
    : vscode.l10n.t(
        "Its container and its network are removed. Its storage, with Windows and all files in it, is {0}.",
        nameOf(storage),
      );
}

type Disks = DesktopSpec["disks"];

/** They are never removed with a desktop: their names are said, so that nobody looks for them afterwards. */
function furtherDisks({ storage2, storage3, storage4, storage5, storage6 }: Disks): readonly string[] {
  const places = [storage2, storage3, storage4, storage5, storage6].flatMap((place) => (place ? [nameOf(place)] : []));
  return places.length === 0
    ? []
    : [vscode.l10n.t("Its further disks stay in any case, for you to remove: {0}.", places.join(", "))];
}

function nameOf(place: Disks["storage"]): string {
  return place.kind === "volume" ? place.name : place.path;
}
