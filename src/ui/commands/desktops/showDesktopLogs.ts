import * as vscode from "vscode";
import { LogsTerminal } from "../../terminals/logsTerminal";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktops } from "../../tree/desktops/desktops";
import { pickDesktop } from "./pickDesktop";

/** `windowsContainers.desktops.showLogs`: followed, in a terminal. */
export async function showDesktopLogs(desktops: Desktops, clicked?: DesktopNode): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Show the logs of which desktop?"), accepts: () => true };
  const { engine, container } = await pickDesktop(desktops, question, clicked);
  const pty = new LogsTerminal(engine, container.id);
  const name = vscode.l10n.t("Logs: {0}", container.name);
  vscode.window.createTerminal({ name, pty, iconPath: new vscode.ThemeIcon("output") }).show();
}
