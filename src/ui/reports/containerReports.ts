import * as vscode from "vscode";
import type { ReportSubject } from "./reportSubject";

/** In columns, as the engine tells it. */
export async function processesText({ engine, id }: ReportSubject, signal: AbortSignal): Promise<string> {
  const { titles, rows } = await engine.containers.processes(id, signal);
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return `${[titles, ...rows].map(line).join("\n")}\n`;
}

/** One line for each file, as `docker diff` has it. */
export async function changesText({ engine, id }: ReportSubject, signal: AbortSignal): Promise<string> {
  const changes = await engine.containers.changes(id, signal);
  if (changes.length === 0) {
    return `${vscode.l10n.t("It has not changed any files of its image.")}\n`;
  }
  const words = {
    added: vscode.l10n.t("added"),
    modified: vscode.l10n.t("changed"),
    deleted: vscode.l10n.t("deleted"),
  };
  const width = Math.max(...Object.values(words).map(({ length }) => length));
  return `${changes.map(({ kind, path }) => `${words[kind].padEnd(width)}  ${path}`).join("\n")}\n`;
}
