import type * as vscode from "vscode";
import type { Inventory } from "../../../../inventory/inventory";
import type { DesktopPanels } from "../../../panels/desktop/desktopPanels";
import type { Desktops } from "../../../tree/desktops/desktops";

/** What the commands of a desktop's life work with. */
export interface LifeParts {
  readonly desktops: Desktops;
  readonly panels: Pick<DesktopPanels, "open" | "follow">;
  readonly secrets: vscode.SecretStorage;
  /** Of this machine, for all windows. */
  readonly memory: vscode.Memento;
  readonly inventory: Inventory;
}
