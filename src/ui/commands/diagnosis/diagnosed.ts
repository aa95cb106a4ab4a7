import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import type { DiagnosisRow } from "../../../diagnosis/diagnosis";
import { reportScheme } from "../../documents/documentSchemes";
import { keptDiagnosis, type DiagnosedContainer } from "../../diagnosis/keptDiagnoses";
import { liveEngines, type EngineTarget } from "../../pickers/pickEngine";
import { reportAddress } from "../../documents/reportDocuments";
import { shownUri } from "../../documents/showMarkdown";
import { engineAway } from "../../errors/usualErrors";
import { UserError } from "../../errors/userError";
import { commandRemedy } from "../../errors/remedy";

/** The container that a report is about. */
export function diagnosedIn({ query }: vscode.Uri): DiagnosedContainer {
  const { engineKey, id, name } = reportAddress.parse(JSON.parse(query));
  return { engineKey, id, name };
}

/** The report in the editor, with what it tells. */
export function shownDiagnosis(
  inventory: Inventory,
  uri: vscode.Uri | undefined,
): {
  readonly container: DiagnosedContainer;
  readonly rows: readonly DiagnosisRow[];
} {
  const shown = uri ?? shownUri();
  const container = shown?.scheme === reportScheme ? diagnosedIn(shown) : undefined;
  const rows = container && keptDiagnosis(inventory, container);
  if (!container || !rows) {
    throw new UserError(vscode.l10n.t("This report is from another window: diagnose the network again."), [
      commandRemedy(vscode.l10n.t("Diagnose Network…"), "windowsContainers.containers.diagnoseNetwork"),
    ]);
  }
  return { container, rows };
}

export function diagnosedEngine(inventory: Inventory, { engineKey }: DiagnosedContainer): EngineTarget {
  const target = liveEngines(inventory).find(({ snapshot }) => snapshot.key === engineKey);
  if (!target) {
    throw engineAway();
  }
  return target;
}
