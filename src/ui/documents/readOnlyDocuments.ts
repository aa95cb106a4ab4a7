import * as vscode from "vscode";
import type { Inventory } from "../../inventory/inventory";
import type { Disposable } from "../../platform/emitter";
import { inspectedAgain, inspectScheme, reportScheme, type ReadDocument } from "./documentSchemes";

/** What engines tell, for people to read: read when it is opened, by code that is loaded then. */
export function registerReadOnlyDocuments(inventory: Inventory): readonly Disposable[] {
  return [
    provide(inspectScheme, inventory, async () => (await import("./inspectDocuments")).readInspectDocument),
    vscode.languages.registerHoverProvider(
      { scheme: inspectScheme },
      {
        provideHover: async (document, position) => (await import("./exitCodeHover")).exitCodeHover(document, position),
      },
    ),
    provide(reportScheme, inventory, async () => (await import("./reportDocuments")).readReportDocument),
  ];
}

function provide(scheme: string, inventory: Inventory, load: () => Promise<ReadDocument>): Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: inspectedAgain.event,
    provideTextDocumentContent: async ({ query }, token) => {
      const abort = new AbortController();
      const listener = token.onCancellationRequested(() => abort.abort());
      try {
        return await (
          await load()
        )(inventory, query, abort.signal);
      } finally {
        listener.dispose();
      }
    },
  });
}
