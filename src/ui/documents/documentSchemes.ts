import * as vscode from "vscode";
import type { Inventory } from "../../inventory/inventory";

export const inspectScheme = "windows-containers-inspect";
export const reportScheme = "windows-containers-report";

/** To be fired for a document that may be open still, with what was true when it was read. */
export const inspectedAgain = new vscode.EventEmitter<vscode.Uri>();

/** Reads the document that an address names by its query. */
export type ReadDocument = (inventory: Inventory, query: string, signal: AbortSignal) => Promise<string>;
