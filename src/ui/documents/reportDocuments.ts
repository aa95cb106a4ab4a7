import * as vscode from "vscode";
import * as z from "zod/mini";
import { presentError } from "../errors/presentError";
import { reportScheme, type ReadDocument } from "./documentSchemes";
import { reportKinds, writeReport, type ReportKind } from "../reports/reports";
import { showMarkdown } from "./showMarkdown";

/** What a report's document is read by; `id` is that of its container, and empty for a report about the engine. */
export const reportAddress = z.object({
  report: z.enum(reportKinds),
  engineKey: z.string(),
  id: z.string(),
  name: z.string(),
});

export type ReportAddress = Readonly<z.infer<typeof reportAddress>>;

const markdownReports: ReadonlySet<ReportKind> = new Set<ReportKind>(["diskUsage", "health", "network"]);

/** Opens a report, read anew each time: it says how things are when it is asked for. */
export async function openReport({ name, ...rest }: ReportAddress): Promise<void> {
  const ending = markdownReports.has(rest.report) ? "md" : "txt";
  const query = JSON.stringify({ ...rest, name, at: Date.now() });
  const path = `/${name.replaceAll("/", "∕")}.${rest.report}.${ending}`;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: reportScheme, path, query }));
  if (ending === "md") {
    await showMarkdown(document.uri);
    return;
  }
  await vscode.window.showTextDocument(document, { preview: true });
}

/** A report that cannot be had says why in its place. */
export const readReportDocument: ReadDocument = async (inventory, query, signal) => {
  try {
    return await writeReport(inventory, reportAddress.parse(JSON.parse(query)), signal);
  } catch (error) {
    return `${presentError(error).message}\n`;
  }
};
