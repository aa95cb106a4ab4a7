import * as vscode from "vscode";
import type { Inventory } from "../inventory/inventory";
import type { Disposable } from "../platform/emitter";
import type { ReportKind } from "./reports/reports";

export const reportScheme = "windows-containers-report";

export interface ReportAddress {
  readonly report: ReportKind;
  readonly engineKey: string;
  /** Of the container that it is about; empty for a report about the engine. */
  readonly id: string;
  readonly name: string;
}

/** Opens a report, read anew each time: it says how things are when it is asked for. */
export async function openReport({ name, ...rest }: ReportAddress): Promise<void> {
  const ending = rest.report === "diskUsage" ? "md" : "txt";
  const query = JSON.stringify({ ...rest, name, at: Date.now() });
  const path = `/${name.replaceAll("/", "∕")}.${rest.report}.${ending}`;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: reportScheme, path, query }));
  await vscode.window.showTextDocument(document, { preview: true });
}

/** A report that cannot be had says why in its place. */
export function registerReportDocuments(inventory: Inventory): Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(reportScheme, {
    provideTextDocumentContent: async ({ query }, token) => {
      const abort = new AbortController();
      const listener = token.onCancellationRequested(() => abort.abort());
      const [{ writeReport }, { presentError }] = await Promise.all([
        import("./reports/reports"),
        import("./errors/presentError"),
      ]);
      try {
        return await writeReport(inventory, JSON.parse(query) as ReportAddress, abort.signal);
      } catch (error) {
        return `${presentError(error).message}\n`;
      } finally {
        listener.dispose();
      }
    },
  });
}
