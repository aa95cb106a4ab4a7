import * as vscode from "vscode";
import type { ReportHead } from "../../prerequisites/markdownReport";

/** Where the user wants it; nowhere when the dialog is left. */
export async function saveMarkdown(fileName: string, text: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Save the Report"),
    filters: { Markdown: ["md"] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
  });
  if (target) {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  }
}

/** Who made a report, and where. */
export function reportHead(extensionVersion: string): ReportHead {
  return {
    extensionVersion,
    editor: `${vscode.env.appName} ${vscode.version}`,
    platform: `${process.platform} ${process.arch}`,
  };
}
