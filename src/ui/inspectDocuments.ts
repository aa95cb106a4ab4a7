import * as vscode from "vscode";
import { objectKinds } from "../engine/model";
import type { Inventory } from "../inventory/inventory";
import type { Disposable } from "../platform/emitter";
import type { ObjectTarget } from "./commands/objects/pickObjects";

const scheme = "windows-containers-inspect";

/** The address of an object's record as a document. */
export function inspectUri({ engineKey, kind, id, name }: ObjectTarget): vscode.Uri {
  const fileName = `${name.replaceAll("/", "∕")}.json`;
  return vscode.Uri.from({ scheme, path: `/${fileName}`, query: JSON.stringify({ engineKey, kind, id }) });
}

/** Reads the record each time it is opened; a record that cannot be had says why in its place. */
export function registerInspectDocuments(inventory: Inventory): Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ query }, token) => {
      const abort = new AbortController();
      const listener = token.onCancellationRequested(() => abort.abort());
      try {
        return await readRecord(inventory, query, abort.signal);
      } catch (error) {
        const { presentError } = await import("./errors/presentError");
        return `// ${presentError(error).message}\n`;
      } finally {
        listener.dispose();
      }
    },
  });
}

async function readRecord(inventory: Inventory, query: string, signal: AbortSignal): Promise<string> {
  const { engineKey, id, kind: kindName } = JSON.parse(query) as Record<string, unknown>;
  const kind = objectKinds.find((known) => known === kindName);
  const engine = typeof engineKey === "string" ? inventory.engine(engineKey) : undefined;
  if (!engine || !kind || typeof id !== "string") {
    throw new Error(vscode.l10n.t("Its engine does not answer at the moment."));
  }
  return `${JSON.stringify(await engine.inspect(kind, id, signal), undefined, 2)}\n`;
}
