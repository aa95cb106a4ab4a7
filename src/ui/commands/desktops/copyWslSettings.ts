import * as vscode from "vscode";
import { wslSettings } from "../../tree/desktops/failureRemedies";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktops } from "../../tree/desktops/desktops";
import { runs } from "./pickDesktop";

/** WSL takes the lines in after `wsl --shutdown`, which waits for no Windows: an engine's desktops are to be shut down before. */
export async function copyWslSettings(desktops: Pick<Desktops, "list">, engineKey: string): Promise<void> {
  await vscode.env.clipboard.writeText(wslSettings);
  const running = desktops
    .list()
    .filter((desktop) => desktop.snapshot.key === engineKey && runs(desktop))
    .map(({ container }): DesktopNode => ({ kind: "desktop", engineKey, id: container.id }));
  if (running.length === 0) {
    vscode.window.setStatusBarMessage(
      vscode.l10n.t("Copied. Put the lines into .wslconfig, then run wsl --shutdown."),
      8_000,
    );
    return;
  }
  const shutDown = vscode.l10n.t("Shut Down Desktops");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      "Copied. Put the lines into .wslconfig and shut all desktops down before you run wsl --shutdown: it ends them like a power failure, and one whose disk is not safe yet would be installed anew.",
    ),
    shutDown,
  );
  if (answer === shutDown) {
    await vscode.commands.executeCommand("windowsContainers.desktops.stop", running[0], running);
  }
}
