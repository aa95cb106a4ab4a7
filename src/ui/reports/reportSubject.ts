import type { Engine } from "../../engine/engine";
import type { EngineSnapshot } from "../../inventory/engineState";
import type { Inventory } from "../../inventory/inventory";

/** What a report is written from. */
export interface ReportSubject {
  readonly inventory: Inventory;
  readonly engine: Engine;
  readonly snapshot: EngineSnapshot;
  readonly id: string;
  readonly name: string;
}
