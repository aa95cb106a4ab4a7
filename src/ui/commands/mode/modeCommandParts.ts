import type { ConnectEngine } from "../../../engine/engine";
import type { Inventory } from "../../../inventory/inventory";
import type { LiveModeMonitor } from "../../../mode/liveModeMonitor";
import type { Logger } from "../../../platform/logger";

export interface ModeCommandParts {
  readonly connect: ConnectEngine;
  readonly monitor: LiveModeMonitor;
  readonly logger: Logger;
  readonly inventory: Inventory;
}
