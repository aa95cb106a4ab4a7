import { EngineError } from "../../../engine/engineError";
import type { Inventory } from "../../../inventory/inventory";
import type { EngineNode } from "../../tree/explorer/nodes";

/** `windowsContainers.engines.showWhatHelps`: why an engine does not answer, with the buttons that help; nothing if it does. */
export async function showWhatHelps(inventory: Inventory, clicked: EngineNode): Promise<void> {
  const state = inventory.engines.find(({ key }) => key === clicked.engineKey)?.state;
  return state?.kind === "unavailable" ? Promise.reject(new EngineError(state.failure)) : Promise.resolve();
}
