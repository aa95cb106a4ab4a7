import type { Engine } from "../../engine/engine";
import type { EngineSnapshot } from "../../inventory/engineState";

/** What a report is written from. */
export interface ReportSubject {
  readonly engine: Engine;
  readonly snapshot: EngineSnapshot;
  readonly id: string;
  readonly name: string;
}
