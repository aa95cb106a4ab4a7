import type { Inventory } from "../inventory/inventory";

export const inspectScheme = "windows-containers-inspect";
export const reportScheme = "windows-containers-report";

/** Reads the document that an address names by its query. */
export type ReadDocument = (inventory: Inventory, query: string, signal: AbortSignal) => Promise<string>;
