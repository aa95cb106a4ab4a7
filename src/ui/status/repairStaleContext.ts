import * as vscode from "vscode";
import { dockerConfigFolderHere, readDockerConfig } from "../../engine/endpoints/dockerConfig";
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
  await changeContext(context, dockerConfigFolder);
}

/** Asks which of those that are there docker in a terminal is to use; that can be undone. */
export async function chooseAnotherContext(): Promise<void> {
  const dockerConfigFolder = dockerConfigFolderHere();
  const { contexts } = await readDockerConfig(dockerConfigFolder);
  const names = [...new Set(["default", ...contexts.map(({ name }) => name)])];
  const title = vscode.l10n.t("Use which context for docker in a terminal?");
  const context = await vscode.window.showQuickPick(names, { title });
  if (context !== undefined) {
    await changeContext(context, dockerConfigFolder);
  }
}

async function changeContext(context: string, dockerConfigFolder: string): Promise<void> {
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
