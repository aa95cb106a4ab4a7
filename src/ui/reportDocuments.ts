import * as vscode from "vscode";
import { presentError } from "./errors/presentError";
import { reportScheme, type ReadDocument } from "./documentSchemes";
import { writeReport, type ReportKind } from "./reports/reports";

export interface ReportAddress {
  readonly report: ReportKind;
  readonly engineKey: string;
  /** Of the container that it is about; empty for a report about the engine. */
  readonly id: string;
  readonly name: string;
}

const markdownReports: ReadonlySet<ReportKind> = new Set<ReportKind>(["diskUsage", "health", "network"]);

/** Opens a report, read anew each time: it says how things are when it is asked for. */
export async function openReport({ name, ...rest }: ReportAddress): Promise<void> {
  const ending = markdownReports.has(rest.report) ? "md" : "txt";
  const query = JSON.stringify({ ...rest, name, at: Date.now() });
  const path = `/${name.replaceAll("/", "∕")}.${rest.report}.${ending}`;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: reportScheme, path, query }));
  await vscode.window.showTextDocument(document, { preview: true });
}

/** A report that cannot be had says why in its place. */
export const readReportDocument: ReadDocument = async (inventory, query, signal) => {
  try {
    return await writeReport(inventory, JSON.parse(query) as ReportAddress, signal);
  } catch (error) {
    return `${presentError(error).message}\n`;
  }
};
