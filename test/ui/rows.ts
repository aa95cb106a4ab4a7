import type { Locator } from "@playwright/test";

/** A row's own icon, not that of a button in it. */
export function icon(row: Locator, codicon: string): Locator {
  return row.locator(`.custom-view-tree-node-item-icon.codicon-${codicon}`);
}
