import * as vscode from "vscode";
import type { DesktopStrings } from "../../../protocol/desktopApi";

/** The page has no translations of its own. */
export function desktopStrings(name: string): DesktopStrings {
  return {
    screen: vscode.l10n.t("Screen of {0}. Ctrl+Alt+Home moves to the toolbar.", name),
    toolbar: vscode.l10n.t("Screen of {0}", name),
    originalSize: vscode.l10n.t("Original Size"),
    fullWindow: vscode.l10n.t("Full Window"),
    ctrlAltDel: vscode.l10n.t("Ctrl+Alt+Del"),
    typeClipboard: vscode.l10n.t("Type Clipboard Text into Windows"),
    typing: vscode.l10n.t("Typing: {0} of {1} characters"),
    typed: vscode.l10n.t("Typed {0} characters."),
    typedPartly: vscode.l10n.t("Typed {0} characters. {1} were left out, because the US keyboard does not have them."),
    clipboardEmpty: vscode.l10n.t("There is no text in the clipboard."),
    cancel: vscode.l10n.t("Cancel"),
    viewOnly: vscode.l10n.t("View Only"),
    screenshot: vscode.l10n.t("Save Screenshot…"),
    reconnect: vscode.l10n.t("Reconnect"),
    reconnectNow: vscode.l10n.t("Reconnect Now"),
    connecting: vscode.l10n.t("Connecting to the screen…"),
    showLogs: vscode.l10n.t("Show Logs"),
    steps: vscode.l10n.t("Steps of the installation"),
  };
}
