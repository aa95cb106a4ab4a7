import * as vscode from "vscode";

/** Asks where to, writes the picture there, and offers to look at it. */
export async function saveScreenshot(desktop: string, png: Uint8Array): Promise<{ readonly saved: boolean }> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Save the Screenshot of {0}", desktop),
    filters: { [vscode.l10n.t("Pictures")]: ["png"] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, fileNameOf(desktop, "png")) }),
  });
  if (!target) {
    return { saved: false };
  }
  await vscode.workspace.fs.writeFile(target, png);
  void offerToOpen(target, vscode.l10n.t("The screenshot was saved to {0}.", vscode.workspace.asRelativePath(target)));
  return { saved: true };
}

/** Told apart by the time, and sorted by it. */
export function fileNameOf(desktop: string, extension: string): string {
  return `${desktop} ${new Date().toISOString().slice(0, 19).replace(/[:T]/g, "-")}.${extension}`;
}

export async function offerToOpen(target: vscode.Uri, said: string): Promise<void> {
  const open = vscode.l10n.t("Open");
  if ((await vscode.window.showInformationMessage(said, open)) === open) {
    await vscode.commands.executeCommand("vscode.open", target);
  }
}
