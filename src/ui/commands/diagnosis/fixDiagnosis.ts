import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import type { DiagnosisRemedy, DiagnosisRow } from "../../../diagnosis/diagnosis";
import { diagnosisTitle, worstRowsFirst } from "../../diagnosis/describeDiagnosis";
import { describeNetworkFinding } from "../../diagnosis/describeNetworkFinding";
import type { DiagnosedContainer } from "../../diagnosis/keptDiagnoses";
import type { ContainerNode } from "../../tree/explorer/nodes";
import type { CommandId } from "../commandIds";
import { offerCommand } from "../offerCommand";
import { shownDiagnosis } from "./diagnosed";
import { commandRemedy } from "../../errors/remedy";
import { UserError } from "../../errors/userError";

/** `windowsContainers.diagnosis.fix`, in the title of a report: does something about what it tells. */
export async function fixDiagnosis(inventory: Inventory, uri?: vscode.Uri): Promise<void> {
  const { container, rows } = shownDiagnosis(inventory, uri);
  if ((await fixOneOf(container, rows)) === "checkAgain") {
    await vscode.commands.executeCommand("windowsContainers.containers.diagnoseNetwork", nodeOf(container));
  }
}

type Fixable = DiagnosisRow & { readonly remedy: DiagnosisRemedy };

/** One remedy, picked if there are several; nothing is done before it was shown. */
export async function fixOneOf(
  container: DiagnosedContainer,
  rows: readonly DiagnosisRow[],
): Promise<"checkAgain" | "done"> {
  const fixable = worstRowsFirst(rows).flatMap((row) =>
    row.result.remedy ? [{ ...row, remedy: row.result.remedy }] : [],
  );
  const row = await pickRow(fixable, container);
  switch (row.remedy.kind) {
    case "read":
      await vscode.env.openExternal(vscode.Uri.parse(row.remedy.url));
      return "done";
    case "container":
      return actOn(container, row, row.remedy.action);
    case "command": {
      const outcome = await offerCommand(diagnosisTitle(row), describeNetworkFinding(row.result.finding), row.remedy);
      return outcome === "runs" ? offerAgain() : "done";
    }
  }
}

async function pickRow(rows: readonly Fixable[], container: DiagnosedContainer): Promise<Fixable> {
  const [only, ...others] = rows;
  if (!only) {
    throw new UserError(vscode.l10n.t("This report has nothing about {0} that can be fixed.", container.name), [
      commandRemedy(vscode.l10n.t("Diagnose Again"), "windowsContainers.containers.diagnoseNetwork", nodeOf(container)),
    ]);
  }
  if (others.length === 0) {
    return only;
  }
  const picked = await vscode.window.showQuickPick(
    rows.map((row) => ({
      label: diagnosisTitle(row),
      description: remedyName(row.remedy),
      detail: describeNetworkFinding(row.result.finding),
      row,
    })),
    { placeHolder: vscode.l10n.t("Fix what?") },
  );
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.row;
}

function remedyName(remedy: DiagnosisRemedy): string {
  switch (remedy.kind) {
    case "command":
      return remedy.line;
    case "read":
      return remedy.url;
    case "container":
      return actionName(remedy.action);
  }
}

type ContainerAction = Extract<DiagnosisRemedy, { readonly kind: "container" }>["action"];

function actionName(action: ContainerAction): string {
  return {
    start: vscode.l10n.t("Start the Container"),
    restart: vscode.l10n.t("Restart the Container"),
    unpause: vscode.l10n.t("Unpause the Container"),
    openLogs: vscode.l10n.t("Open the Logs"),
  }[action];
}

/** Looking at logs changes nothing, all else is asked for. */
async function actOn(
  container: DiagnosedContainer,
  row: Fixable,
  action: ContainerAction,
): Promise<"checkAgain" | "done"> {
  const button = actionName(action);
  if (action !== "openLogs") {
    const sentence = describeNetworkFinding(row.result.finding);
    const message = `${container.name}: ${sentence}`;
    if ((await vscode.window.showInformationMessage(message, { modal: true }, button)) !== button) {
      return "done";
    }
  }
  const command: CommandId = `windowsContainers.containers.${action}`;
  await vscode.commands.executeCommand(command, nodeOf(container));
  return action === "openLogs" ? "done" : offerAgain();
}

function nodeOf({ engineKey, id }: DiagnosedContainer): ContainerNode {
  return { kind: "container", engineKey, id };
}

async function offerAgain(): Promise<"checkAgain" | "done"> {
  const again = vscode.l10n.t("Check Again");
  const message = vscode.l10n.t("Check again when it is done.");
  return (await vscode.window.showInformationMessage(message, again)) === again ? "checkAgain" : "done";
}
