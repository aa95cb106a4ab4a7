import type { Inventory } from "../../../inventory/inventory";
import type { SwitchModeParts } from "../mode/switchMode";

/** What commands need that may have to look for another engine than the one they were given. */
export interface ImageCommandParts {
  readonly inventory: Inventory;
  /** Loaded when a switch is wanted. */
  switching(): Promise<SwitchModeParts>;
}
