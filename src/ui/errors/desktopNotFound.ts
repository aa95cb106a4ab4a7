import * as vscode from "vscode";
import { startEngine } from "./engineButtons";
import { commandRemedy } from "./remedy";
import { UserError } from "./userError";

export function desktopNotFound(): UserError {
  return new UserError(vscode.l10n.t("Docker Desktop's program was not found on this machine."), [
    startEngine(false),
    commandRemedy(vscode.l10n.t("Check Prerequisites"), "windowsContainers.prerequisites.refresh"),
  ]);
}
