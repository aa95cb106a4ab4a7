import * as vscode from "vscode";
import type { CatalogueRemedy } from "../../engine/catalogue";
import { showInTerminal } from "../terminals/showInTerminal";
import { commandRemedy, switchTo, type Remedy } from "./remedy";

/** The button of a remedy; none for what only the command that failed can offer. */
export function remedyButton(remedy: CatalogueRemedy): readonly Remedy[] {
  switch (remedy.kind) {
    case "switchToWindows":
      return [switchTo("windows")];
    case "switchToLinux":
      return [switchTo("linux")];
    case "switchMode":
      return [commandRemedy(vscode.l10n.t("Switch Mode"), "windowsContainers.mode.switch")];
    case "tryAgain":
      return [commandRemedy(vscode.l10n.t("Try Again"), "windowsContainers.engines.refresh")];
    case "runWithHyperV":
      return [];
    case "documentation":
      return [{ title: vscode.l10n.t("Learn More"), press: () => openPage(remedy.url) }];
    case "terminal":
      return [
        { title: vscode.l10n.t("Open Terminal With {0}", remedy.line), press: () => showInTerminal(remedy.line) },
      ];
  }
}

async function openPage(url: string): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(url));
}
