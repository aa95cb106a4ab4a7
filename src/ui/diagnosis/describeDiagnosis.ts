import * as vscode from "vscode";
import type { DiagnosisRow, DiagnosisStatus, NetworkCheckId } from "../../diagnosis/diagnosis";

export function diagnosisTitle({ id, subject }: Pick<DiagnosisRow, "id" | "subject">): string {
  const title = titles()[id];
  return subject === "" ? title : `${title} ${subject}`;
}

function titles(): Readonly<Record<NetworkCheckId, string>> {
  return {
    container: vscode.l10n.t("Container"),
    path: vscode.l10n.t("Way to the Container"),
    published: vscode.l10n.t("Published Port"),
    listener: vscode.l10n.t("Listening Inside on"),
    reservedPorts: vscode.l10n.t("Ports Reserved by Windows"),
    networkOverlap: vscode.l10n.t("Networks of the Engine"),
    machineOverlap: vscode.l10n.t("Networks of the Machine"),
    virtualSwitch: vscode.l10n.t("Virtual Switch"),
  };
}

export function diagnosisStatus(status: DiagnosisStatus): string {
  return {
    ok: vscode.l10n.t("OK"),
    warning: vscode.l10n.t("warning"),
    problem: vscode.l10n.t("problem"),
    cannotTell: vscode.l10n.t("cannot tell"),
  }[status];
}

const worstFirst = ["problem", "warning", "cannotTell", "ok"] as const satisfies readonly DiagnosisStatus[];

export function worstRowsFirst(rows: readonly DiagnosisRow[]): readonly DiagnosisRow[] {
  const rank = ({ result }: DiagnosisRow): number => worstFirst.indexOf(result.status);
  return rows.toSorted((one, other) => rank(one) - rank(other));
}

/** How many checks stand how, e.g. "1 problem, 7 OK". */
export function diagnosisSummary(rows: readonly DiagnosisRow[]): string {
  return worstFirst
    .map((status) => ({ status, count: rows.filter(({ result }) => result.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => countText(status, count))
    .join(", ");
}

function countText(status: DiagnosisStatus, count: number): string {
  return {
    ok: vscode.l10n.t("{0} OK", count),
    warning: count === 1 ? vscode.l10n.t("1 warning") : vscode.l10n.t("{0} warnings", count),
    problem: count === 1 ? vscode.l10n.t("1 problem") : vscode.l10n.t("{0} problems", count),
    cannotTell: vscode.l10n.t("{0} cannot tell", count),
  }[status];
}
