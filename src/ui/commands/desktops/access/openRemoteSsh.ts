import * as vscode from "vscode";
import { forwardHost } from "../../../../desktop/access/portForward";
import { sshPort } from "../../../../desktop/access/sshPort";
import { remoteSshAuthority } from "../../../../desktop/access/sshTarget";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { readDesktop } from "../readDesktop";
import { forwardTo } from "./forwardPort";
import { pickAwakeDesktop } from "./pickAwakeDesktop";
import type { RdpParts } from "./openRdp";

const remoteSsh = "ms-vscode-remote.remote-ssh";

/** `windowsContainers.desktops.openRemoteSsh`: a window of VS Code that works in the desktop's Windows. */
export async function openRemoteSsh(
  { desktops, forwards }: Pick<RdpParts, "desktops" | "forwards">,
  clicked?: DesktopNode,
): Promise<void> {
  if (!vscode.extensions.getExtension(remoteSsh)) {
    await offerExtension();
    return;
  }
  const question = vscode.l10n.t("Open which desktop by Remote-SSH?");
  const desktop = await pickAwakeDesktop(desktops, question, clicked);
  const forward = await forwardTo(forwards, desktop, sshPort);
  const { userName } = (await readDesktop(desktop)).access;
  await vscode.commands.executeCommand("vscode.newWindow", {
    remoteAuthority: remoteSshAuthority({ host: forwardHost, port: forward.localPort, userName }),
  });
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      "This window carries the connection to {0}: keep it open as long as the other one works in Windows.",
      desktop.container.name,
    ),
  );
}

async function offerExtension(): Promise<void> {
  const show = vscode.l10n.t("Show Remote-SSH");
  const message = vscode.l10n.t(
    "Working in a desktop's Windows needs the extension Remote - SSH, which is not installed.",
  );
  if ((await vscode.window.showWarningMessage(message, show)) === show) {
    await vscode.commands.executeCommand("workbench.extensions.search", `@id:${remoteSsh}`);
  }
}
