import type { Inventory } from "../../inventory/inventory";
import { setContextKey } from "../contextKeys";
import { engineAbilities } from "./engineAbilities";
import { shownEngines } from "../tree/explorer/shownEngines";

/** Puts the engines that are there, and what they can do, into the context keys. */
export function tellOfEngines({ engines }: Pick<Inventory, "engines">): void {
  setContextKey("windowsContainers.engines", shownEngines(engines).length > 0 ? "some" : "none");
  setContextKey("windowsContainers.abilities", engineAbilities(engines));
}
