import * as vscode from "vscode";
import { canBeProtected } from "../../../desktop/desktop";
import { lookAtDisk, markInstalled } from "../../../desktop/stop/diskSafety";
import { withLateProgress } from "../../progress";
import { diskProtection, rememberDiskProtection } from "../../settings/diskProtection";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktop, Desktops } from "../../tree/desktops/desktops";
import { pickDesktop, type DesktopTarget } from "./pickDesktop";
import { stopWithCountdown } from "./powerDesktop";
import { startSafely } from "./startSafely";

/** Sets the image's mark at once, or lets the image do so itself by a shutdown in order. */
export type ProtectionWay = "mark" | "restart";

/** `windowsContainers.desktops.protectDisk` */
export async function protectDisk(desktops: Desktops, clicked?: DesktopNode): Promise<void> {
  const accepts = ({ state }: Desktop): boolean => state !== undefined && canBeProtected(state);
  const question = { placeHolder: vscode.l10n.t("Make the disk of which desktop safe?"), accepts };
  const target = await pickDesktop(desktops, question, clicked);
  await protect(desktops, target, await askForWay(target));
}

/** Does it in the given way, and says so; while the setting says to ask, it offers to do so always. */
export async function protect(desktops: Desktops, target: DesktopTarget, way: ProtectionWay): Promise<void> {
  const { engine, container } = target;
  if (way === "mark") {
    const title = vscode.l10n.t("Making the disk of {0} safe", container.name);
    await withLateProgress(title, (signal) => markInstalled(engine, container.id, signal));
  } else {
    await stopWithCountdown(desktops, target, "more");
    await startSafely(engine, container);
    if (!(await isKept(target))) {
      return;
    }
  }
  void offerToRemember(container.name, way);
}

/** A shutdown that came to no end has marked nothing, and the person may have let the start install Windows anew. */
async function isKept({ engine, container }: DesktopTarget): Promise<boolean> {
  const title = vscode.l10n.t("Looking at the disk of {0}", container.name);
  return (await withLateProgress(title, (signal) => lookAtDisk(engine, container.id, signal))) === "kept";
}

async function offerToRemember(name: string, way: ProtectionWay): Promise<void> {
  const said = vscode.l10n.t("The disk of {0} is safe now.", name);
  const always = vscode.l10n.t("Always Do This");
  const offered = diskProtection() === "ask" ? [always] : [];
  if ((await vscode.window.showInformationMessage(said, ...offered)) === always) {
    await rememberDiskProtection(way);
  }
}

async function askForWay({ container, state }: DesktopTarget): Promise<ProtectionWay> {
  const mark = vscode.l10n.t("Mark as Installed");
  const restart = vscode.l10n.t("Shut Down and Start");
  const proven = isUnprotected(state);
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t("Make the disk of {0} safe?", container.name),
    { modal: true, detail: proven ? provenDetail() : unprovenDetail() },
    ...(proven ? [mark, restart] : [restart]),
  );
  if (answer === mark) {
    return "mark";
  }
  if (answer === restart) {
    return "restart";
  }
  throw new vscode.CancellationError();
}

function provenDetail(): string {
  return vscode.l10n.t(
    "Until Windows was shut down in order once, a kill or a power failure makes the next start install it anew and delete its disk. Marking it as installed takes no time, and removes the installation medium, which is not needed any more. Shutting it down and starting it lets the image do the same itself; save what is open in Windows before.",
  );
}

function unprovenDetail(): string {
  return vscode.l10n.t(
    "This desktop does not tell when it is ready. Look at its screen first: once you see the desktop of Windows, shutting it down in order and starting it again makes its disk safe.",
  );
}

function isUnprotected(state: Desktop["state"]): boolean {
  return state?.kind === "running" && state.disk === "unprotected";
}
