import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import { diagnoseNetwork as diagnose } from "../../../diagnosis/diagnoseNetwork";
import type { DiagnosisRow } from "../../../diagnosis/diagnosis";
import { machineHere } from "../../../diagnosis/machineHere";
import { diagnosisSummary } from "../../diagnosis/describeDiagnosis";
import { keepDiagnosis, type DiagnosedContainer } from "../../diagnosis/keptDiagnoses";
import { pickContainer } from "../../pickers/pickContainers";
import { withCancellableProgress } from "../../progress";
import { openReport } from "../../documents/reportDocuments";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { copyRows } from "./copyDiagnosis";
import { diagnosedEngine, diagnosedIn } from "./diagnosed";
import { fixOneOf } from "./fixDiagnosis";

/**
 * `windowsContainers.containers.diagnoseNetwork`: why a container cannot be reached, as a report. From the title of such a
 * report: the same container anew.
 */
export async function diagnoseNetwork(inventory: Inventory, clicked?: ExplorerNode | vscode.Uri): Promise<void> {
  const container = clicked instanceof vscode.Uri ? diagnosedIn(clicked) : await pick(inventory, clicked);
  await diagnoseAndShow(inventory, container);
}

async function pick(inventory: Inventory, clicked: ExplorerNode | undefined): Promise<DiagnosedContainer> {
  const question = {
    placeHolder: vscode.l10n.t("Diagnose the network of which container?"),
    accepts: () => true,
  };
  const { engineKey, container } = await pickContainer(inventory, question, clicked);
  return { engineKey, id: container.id, name: container.name };
}

async function diagnoseAndShow(inventory: Inventory, container: DiagnosedContainer): Promise<void> {
  const { engine, snapshot } = diagnosedEngine(inventory, container);
  const { id, name } = container;
  const title = vscode.l10n.t("Diagnosing the network of {0}", name);
  const rows = await withCancellableProgress(title, async (signal, report) =>
    diagnose(
      { engine, info: snapshot.info, id, machine: machineHere },
      {
        onDone: (done, all) =>
          report({ message: vscode.l10n.t("{0} of {1}", done, all), increment: 100 / Math.max(all, 1) }),
      },
      signal,
    ),
  );
  keepDiagnosis(inventory, container, rows);
  await openReport({ report: "network", ...container });
  await offer(inventory, container, rows);
}

/** Below the report: what can be done with it now. */
async function offer(
  inventory: Inventory,
  container: DiagnosedContainer,
  rows: readonly DiagnosisRow[],
): Promise<void> {
  const fix = vscode.l10n.t("Fix…");
  const copy = vscode.l10n.t("Copy for a Bug Report");
  const buttons = rows.some(({ result }) => result.remedy !== undefined) ? [fix, copy] : [copy];
  const message = vscode.l10n.t("The network of {0}: {1}", container.name, diagnosisSummary(rows));
  const pressed = await vscode.window.showInformationMessage(message, ...buttons);
  if (pressed === copy) {
    await copyRows(inventory, container, rows);
  } else if (pressed === fix && (await fixOneOf(container, rows)) === "checkAgain") {
    await diagnoseAndShow(inventory, container);
  }
}
