import * as vscode from "vscode";
import type { DaemonMode } from "../../engine/model";
import { contextFor, useContext } from "../../mode/repairContext";

/** Says which context is gone, and on a click uses another one; that can be undone. */
export async function offerRepair(missing: string, mode: DaemonMode, dockerConfigFolder: string): Promise<void> {
  const context = await contextFor(mode, dockerConfigFolder);
  const use = vscode.l10n.t("Use “{0}”", context);
  const message = vscode.l10n.t(
    "docker in a terminal is set to the context “{0}”, which does not exist any more, so every docker command fails.",
    missing,
  );
  if ((await vscode.window.showWarningMessage(message, use)) !== use) {
    return;
  }
  const repair = await useContext(context, dockerConfigFolder);
  const undo = vscode.l10n.t("Undo");
  const done = vscode.l10n.t(
    "docker in a terminal uses the context “{0}” now. The former configuration is kept in {1}.",
    context,
    repair.backup,
  );
  if ((await vscode.window.showInformationMessage(done, undo)) === undo) {
    await repair.undo();
  }
}
