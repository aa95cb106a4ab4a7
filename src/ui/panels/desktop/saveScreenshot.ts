import * as vscode from "vscode";

/** Asks where to, writes the picture there, and offers to look at it. */
export async function saveScreenshot(desktop: string, png: Uint8Array): Promise<{ readonly saved: boolean }> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${desktop} ${new Date().toISOString().slice(0, 19).replace(/[:T]/g, "-")}.png`;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Save the Screenshot of {0}", desktop),
    filters: { [vscode.l10n.t("Pictures")]: ["png"] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (!target) {
    return { saved: false };
  }
  await vscode.workspace.fs.writeFile(target, png);
  void offerToOpen(target);
  return { saved: true };
}

async function offerToOpen(target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t("Open");
  const pressed = await vscode.window.showInformationMessage(
    vscode.l10n.t("The screenshot was saved to {0}.", vscode.workspace.asRelativePath(target)),
    open,
  );
  if (pressed === open) {
    await vscode.commands.executeCommand("vscode.open", target);
  }
}
