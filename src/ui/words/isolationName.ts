import * as vscode from "vscode";
import type { Isolation } from "../../engine/model";

export function isolationName(isolation: Isolation): string {
  return isolation === "hyperv" ? vscode.l10n.t("Hyper-V") : vscode.l10n.t("process");
}
