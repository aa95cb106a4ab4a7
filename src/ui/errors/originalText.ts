import { userInfo } from "node:os";
import * as vscode from "vscode";
import type { Remedy } from "./remedy";
import { withoutPrivateText } from "./withoutPrivateText";

/** The program's own words, for who wants them beside our sentence. */
export function showDetails(message: string, original: string): Remedy {
  return {
    title: vscode.l10n.t("Show Details"),
    press: async () => {
      await vscode.window.showErrorMessage(message, { modal: true, detail: original });
    },
  };
}

export function copyForBugReport(original: string): Remedy {
  return {
    title: vscode.l10n.t("Copy for a Bug Report"),
    press: async () => {
      await vscode.env.clipboard.writeText(withoutPrivateText(original, userInfo().username));
    },
  };
}
