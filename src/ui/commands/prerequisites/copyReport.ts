import * as vscode from "vscode";
import { showMarkdown } from "../../documents/showMarkdown";
import { saveMarkdown } from "../saveMarkdown";
import type { PrerequisiteCommandParts } from "./prerequisiteCommandParts";
import { reportOf, reportUri } from "./reportText";

/** `windowsContainers.prerequisites.copyReport`: all checks as Markdown, in the clipboard and on request in a file. */
export async function copyReport({ prerequisites, extensionVersion }: PrerequisiteCommandParts): Promise<void> {
  const { groups } = await prerequisites.settled();
  const report = reportOf(groups, extensionVersion);
  await vscode.env.clipboard.writeText(report);
  const show = vscode.l10n.t("Show");
  const save = vscode.l10n.t("Save As…");
  const pressed = await vscode.window.showInformationMessage(
    vscode.l10n.t("The prerequisites are in the clipboard as Markdown, without user names and secrets."),
    show,
    save,
  );
  if (pressed === show) {
    await showMarkdown(reportUri(vscode.l10n.t("Prerequisites")));
  } else if (pressed === save) {
    await saveMarkdown("prerequisites.md", report);
  }
}
