import * as vscode from "vscode";

const previewExtension = "vscode.markdown-language-features";
const previewEditor = "vscode.markdown.preview.editor";

/**
 * Opens a report as it is meant to be read, in an editor of its own address: the buttons in its title stay, and so does the
 * way to its source. Where VS Code's preview is turned off, the source is shown.
 */
export async function showMarkdown(uri: vscode.Uri): Promise<void> {
  if (vscode.extensions.getExtension(previewExtension) === undefined) {
    await vscode.window.showTextDocument(uri, { preview: true });
    return;
  }
  await vscode.commands.executeCommand("vscode.openWith", uri, previewEditor, { preview: true });
}

/** The address of the report in front, rendered or not. */
export function shownUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
}
