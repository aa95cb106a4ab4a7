import type { Inventory } from "../inventory/inventory";
import type { Disposable } from "../platform/emitter";
import { registerInspectDocuments } from "./inspectDocuments";
import { registerReportDocuments } from "./reportDocuments";

/** What engines tell, for people to read. */
export function registerReadOnlyDocuments(inventory: Inventory): readonly Disposable[] {
  return [registerInspectDocuments(inventory), registerReportDocuments(inventory)];
}
