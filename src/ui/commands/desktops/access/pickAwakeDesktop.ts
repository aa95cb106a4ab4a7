import * as vscode from "vscode";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import type { Desktops } from "../../../tree/desktops/desktops";
import { pickDesktop, runs, type DesktopTarget } from "../pickDesktop";

/** As `pickDesktop`, of those that run. Nothing in a paused Windows answers, and who connects wants it to. */
export async function pickAwakeDesktop(
  desktops: Desktops,
  placeHolder: string,
  clicked?: DesktopNode,
): Promise<DesktopTarget> {
  const desktop = await pickDesktop(desktops, { placeHolder, accepts: runs }, clicked);
  if (desktop.container.state === "paused") {
    await vscode.commands.executeCommand("windowsContainers.desktops.resume", desktop.node);
  }
  return desktop;
}
