import * as vscode from "vscode";
import type { CheckRow } from "../../../prerequisites/liveChecks";
import type { Prerequisites } from "../../tree/prerequisites/prerequisites";
import { groupTitle } from "../../tree/prerequisites/checkItem";
import { checkTitle, statusName } from "../../tree/prerequisites/describeCheck";
import type { CheckNode } from "../../tree/prerequisites/nodes";
import { UserError } from "../../errors/userError";
import { commandRemedy } from "../../errors/remedy";

export interface CheckQuestion {
  readonly placeHolder: string;
  readonly nothing: string;
  readonly accepts: (row: CheckRow) => boolean;
}

/** The clicked check, or the one that is picked; from the palette the checks may have to run first. */
export async function pickCheck(
  prerequisites: Prerequisites,
  question: CheckQuestion,
  clicked: CheckNode | undefined,
): Promise<CheckRow> {
  if (clicked) {
    const row = (await prerequisites.start()).row(clicked.key);
    if (row) {
      return row;
    }
  }
  const { groups } = await prerequisites.settled();
  const items = groups.flatMap((group) =>
    group.rows.filter(question.accepts).map((row) => ({
      label: checkTitle(row.id),
      description: [groupTitle(group), row.result ? statusName(row.result.status) : ""].join(" · "),
      row,
    })),
  );
  if (items.length === 0) {
    throw new UserError(question.nothing, [
      commandRemedy(vscode.l10n.t("Check Prerequisites"), "windowsContainers.prerequisites.refresh"),
    ]);
  }
  const picked = await vscode.window.showQuickPick(items, { placeHolder: question.placeHolder });
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.row;
}
