import type { Inventory } from "../../../inventory/inventory";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { engineOfNode } from "./engineOfNode";

/** `windowsContainers.engines.refresh`: asks this engine, or all, at once instead of when the back-off is over. */
export async function refreshEngines(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  inventory.refresh(engineOfNode(clicked)?.engineKey);
  await Promise.resolve();
}
