import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { engineOfNode } from "./engineOfNode";

/** An engine that has not answered by then goes on being tried. */
const shownMs = 3_000;

/** `windowsContainers.engines.refresh`: asks this engine, or all, at once instead of when the back-off is over. */
export async function refreshEngines(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const location = { viewId: "windowsContainers.explorer" };
  await vscode.window.withProgress({ location }, async () => {
    const news = nextNews(inventory);
    inventory.refresh(engineOfNode(clicked)?.engineKey);
    await news;
  });
}

async function nextNews(inventory: Inventory): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(end, shownMs);
    const listener = inventory.onDidChange(end);
  });
}
