import type { Inventory } from "../../../inventory/inventory";
import type { Prerequisites } from "../../tree/prerequisites/prerequisites";

export interface PrerequisiteCommandParts {
  readonly prerequisites: Prerequisites;
  readonly inventory: Inventory;
  readonly extensionVersion: string;
}
