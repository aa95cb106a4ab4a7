import { basename } from "node:path";
import * as vscode from "vscode";
import type { Remedy } from "../../errors/remedy";

/** The file in an editor, for what only its owner can mend. */
export function openFile(path: string): Remedy {
  return {
    title: vscode.l10n.t("Open {0}", basename(path)),
    press: async () => {
      await vscode.window.showTextDocument(vscode.Uri.file(path));
    },
  };
}
