import * as vscode from "vscode";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktops } from "../../tree/desktops/desktops";
import { recallPassword } from "./desktopPasswords";
import { pickDesktop, type DesktopTarget } from "./pickDesktop";
import { readDesktop } from "./readDesktop";

/** What the images set when nobody asked for another. */
const imagePassword = "admin";

/** `windowsContainers.desktops.copyPassword`: of desktops that others made, the one that their container names. */
export async function copyPassword(
  desktops: Desktops,
  secrets: vscode.SecretStorage,
  clicked?: DesktopNode,
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Copy the password of which desktop?"), accepts: () => true };
  const userName = await copyPasswordOf(await pickDesktop(desktops, question, clicked), secrets);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Copied the password of {0}.", userName), 4_000);
}

/** Says whose password is in the clipboard now. */
export async function copyPasswordOf(target: DesktopTarget, secrets: vscode.SecretStorage): Promise<string> {
  const { userName, password } = (await readDesktop(target)).access;
  await vscode.env.clipboard.writeText(
    (await recallPassword(secrets, target.container.id)) ?? password ?? imagePassword,
  );
  return userName;
}
