import * as vscode from "vscode";
import type { ExplorerNode } from "../../tree/explorer/nodes";

/** Says that an image is there, and runs it when asked to. Nobody waits for it: the command is done with the image. */
export function offerToRun(message: string, engineKey: string, reference: string): void {
  void offer(message, engineKey, reference);
}

async function offer(message: string, engineKey: string, reference: string): Promise<void> {
  const run = vscode.l10n.t("Run…");
  if ((await vscode.window.showInformationMessage(message, run)) === run) {
    const node: ExplorerNode = { kind: "engine", engineKey };
    await vscode.commands.executeCommand("windowsContainers.images.run", node, reference);
  }
}
