import * as vscode from "vscode";
import type { CommandRemedy } from "../../prerequisites/prerequisites";

/** What a command still needs to take effect; empty where nothing is. */
export function afterText(after: CommandRemedy["after"]): string {
  return {
    nothing: "",
    restart: vscode.l10n.t("Windows has to restart before it takes effect. Save your work first."),
    signOut: vscode.l10n.t("It takes effect after you sign out and in again. Save your work first."),
    restartDockerDesktop: vscode.l10n.t("Quit Docker Desktop and start it again afterwards."),
  }[after];
}
