import * as vscode from "vscode";
import { parseContainer } from "../../../desktop/containerRecord";
import { readSpec } from "../../../desktop/readSpec";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktops } from "../../tree/desktops/desktops";
import { recallPassword } from "./desktopPasswords";
import { pickDesktop } from "./pickDesktop";

/** What the images set when nobody asked for another. */
const imagePassword = "admin";

/** `windowsContainers.desktops.copyPassword`: of desktops that others made, the one that their container names. */
export async function copyPassword(
  desktops: Desktops,
  secrets: vscode.SecretStorage,
  clicked?: DesktopNode,
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Copy the password of which desktop?"), accepts: () => true };
  const { engine, container } = await pickDesktop(desktops, question, clicked);
  const inspected = await engine.inspect("container", container.id, AbortSignal.timeout(10_000));
  const { userName, password } = readSpec(parseContainer(inspected)).access;
  await vscode.env.clipboard.writeText((await recallPassword(secrets, container.id)) ?? password ?? imagePassword);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Copied the password of {0}.", userName), 4_000);
}
