import { userInfo } from "node:os";
import * as vscode from "vscode";
import type { CheckRow, ShownGroup } from "../../../prerequisites/liveChecks";
import { evidenceList, markdownReport } from "../../../prerequisites/markdownReport";
import { withoutPrivateText } from "../../errors/withoutPrivateText";
import { describeResult } from "../../tree/prerequisites/checkItem";
import { checkTitle, statusName } from "../../tree/prerequisites/describeCheck";
import { reportHead } from "../saveMarkdown";
import type { PrerequisiteCommandParts } from "./prerequisiteCommandParts";
import { reportScheme } from "./reportScheme";

/** All checks, as they may be given to strangers. */
export function reportOf(groups: readonly ShownGroup[], extensionVersion: string): string {
  return withoutPrivateText(markdownReport(groups, reportHead(extensionVersion)), userInfo().username);
}

/** The document of one check's evidence, or of all checks without a key. */
export function reportUri(title: string, key?: string): vscode.Uri {
  const fileName = `${title.replaceAll("/", "∕")}.md`;
  return vscode.Uri.from({ scheme: reportScheme, path: `/${fileName}`, query: key ?? "" });
}

/** Read each time it is opened. */
export async function textOf(
  { prerequisites, extensionVersion }: PrerequisiteCommandParts,
  { query }: vscode.Uri,
): Promise<string> {
  const checks = await prerequisites.settled();
  if (query === "") {
    return reportOf(checks.groups, extensionVersion);
  }
  const row = checks.row(query);
  return row ? evidenceText(row) : "";
}

/** What a check says, and what it read to say so. */
function evidenceText(row: CheckRow): string {
  const { id, result } = row;
  const status = result ? `${statusName(result.status)} · ${describeResult(result)}` : vscode.l10n.t("checking…");
  return [`# ${checkTitle(id)}`, status, `## ${vscode.l10n.t("What Was Read")}`, evidenceList(row)].join("\n\n");
}
