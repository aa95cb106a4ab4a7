import * as vscode from "vscode";
import type { DaemonMode } from "../../engine/model";

/** As people say it, for the middle of a sentence. */
export function modeName(mode: DaemonMode): string {
  return mode === "windows" ? vscode.l10n.t("Windows") : vscode.l10n.t("Linux");
}
