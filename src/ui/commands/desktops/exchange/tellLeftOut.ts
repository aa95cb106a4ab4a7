import * as vscode from "vscode";
import type { ContainerRecord } from "../../../../desktop/containerRecord";

/** Once a file is written: nothing of the desktop is lost unsaid. */
export function tellLeftOut({ name, leftOut = [] }: ContainerRecord): void {
  if (leftOut.length > 0) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("The container of {0} has settings that are not in the file: {1}.", name, leftOut.join(", ")),
    );
  }
}
