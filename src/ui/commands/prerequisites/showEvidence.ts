import * as vscode from "vscode";
import { showMarkdown } from "../../documents/showMarkdown";
import { checkTitle } from "../../tree/prerequisites/describeCheck";
import type { CheckNode } from "../../tree/prerequisites/nodes";
import { pickCheck } from "./pickCheck";
import type { PrerequisiteCommandParts } from "./prerequisiteCommandParts";
import { reportUri } from "./reportText";

/** `windowsContainers.prerequisites.showEvidence`: what a check has read, and where. */
export async function showEvidence({ prerequisites }: PrerequisiteCommandParts, clicked?: CheckNode): Promise<void> {
  const question = {
    placeHolder: vscode.l10n.t("Show the evidence of which check?"),
    nothing: vscode.l10n.t("There is nothing to check on this machine, and no Linux engine answers."),
    accepts: () => true,
  };
  const row = await pickCheck(prerequisites, question, clicked);
  await showMarkdown(reportUri(checkTitle(row.id), row.key));
}
