import * as vscode from "vscode";

/** The last question before a desktop's storage goes: nobody types a name by mistake. */
export async function isStorageNameTyped(name: string): Promise<boolean> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Remove the Storage {0}", name),
    prompt: vscode.l10n.t("Windows and all its files will be lost. Type the storage's name to confirm."),
    placeHolder: name,
    ignoreFocusOut: true,
    validateInput: (text) => (text === name || text === "" ? undefined : vscode.l10n.t("This is not its name.")),
  });
  return typed === name;
}
