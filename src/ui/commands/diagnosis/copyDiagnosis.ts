import { userInfo } from "node:os";
import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import type { DiagnosisRow } from "../../../diagnosis/diagnosis";
import { networkMarkdown } from "../../../diagnosis/networkMarkdown";
import type { DiagnosedContainer } from "../../diagnosis/keptDiagnoses";
import { withoutPrivateText } from "../../errors/withoutPrivateText";
import { reportHead, saveMarkdown } from "../saveMarkdown";
import { diagnosedEngine, shownDiagnosis } from "./diagnosed";

/** `windowsContainers.diagnosis.copyReport`, in the title of a report: as it may be given to strangers. */
export async function copyDiagnosis(inventory: Inventory, uri?: vscode.Uri): Promise<void> {
  const { container, rows } = shownDiagnosis(inventory, uri);
  await copyRows(inventory, container, rows);
}

export async function copyRows(
  inventory: Inventory,
  container: DiagnosedContainer,
  rows: readonly DiagnosisRow[],
): Promise<void> {
  const { info } = diagnosedEngine(inventory, container).snapshot;
  const engine = info ? `${info.mode} ${info.serverVersion} ${info.operatingSystem}` : "engine";
  const report = withoutPrivateText(networkMarkdown(rows, engine, reportHead(extensionVersion())), userInfo().username);
  await vscode.env.clipboard.writeText(report);
  const save = vscode.l10n.t("Save As…");
  const pressed = await vscode.window.showInformationMessage(
    vscode.l10n.t("The diagnosis is in the clipboard as Markdown, without user names and secrets."),
    save,
  );
  if (pressed === save) {
    await saveMarkdown("network.md", report);
  }
}

function extensionVersion(): string {
  const found = vscode.extensions.getExtension("windows-containers.windows-containers");
  return (found?.packageJSON as { readonly version?: string } | undefined)?.version ?? "";
}
