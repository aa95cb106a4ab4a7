import * as vscode from "vscode";
import type { CatalogueRemedy } from "../../engine/catalogue";
import { showInTerminal } from "../terminals/showInTerminal";
import { commandRemedy, type Remedy } from "./remedy";
import { remedyCommands } from "./remedyCommands";

/** The button of a remedy; none for what only the command that failed can offer. */
export function remedyButton(remedy: CatalogueRemedy): readonly Remedy[] {
  switch (remedy.kind) {
    case "runAgain":
      return [];
    case "documentation":
      return [{ title: vscode.l10n.t("Learn More"), press: () => openPage(remedy.url) }];
    case "terminal":
      return [
        { title: vscode.l10n.t("Open Terminal With {0}", remedy.line), press: () => showInTerminal(remedy.line) },
      ];
    case "switchToWindows":
    case "switchToLinux":
    case "switchMode":
    case "tryAgain":
    case "stopContainer":
    case "engineSettings":
      return [commandRemedy(commandTitles()[remedy.kind], remedyCommands[remedy.kind])];
  }
}

function commandTitles(): Readonly<Record<keyof typeof remedyCommands, string>> {
  return {
    switchToWindows: vscode.l10n.t("Switch to Windows Containers"),
    switchToLinux: vscode.l10n.t("Switch to Linux Containers"),
    switchMode: vscode.l10n.t("Switch Mode"),
    tryAgain: vscode.l10n.t("Try Again"),
    stopContainer: vscode.l10n.t("Stop a Container…"),
    engineSettings: vscode.l10n.t("Open Settings File…"),
  };
}

async function openPage(url: string): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(url));
}
