import type { LiveModeMonitor } from "../../mode/liveModeMonitor";
import type { Disposable } from "../../platform/emitter";
import type { Logger } from "../../platform/logger";
import { ModeDiscovery } from "./modeDiscovery";
import { ModeStatusBar } from "./modeStatusBar";

/** Follows the mode of this machine's Docker Desktop and shows it in the status bar, until it is disposed. */
export function followMode(monitor: LiveModeMonitor, logger: Logger): Disposable {
  const parts = [new ModeStatusBar(monitor), new ModeDiscovery(monitor, logger)];
  return {
    dispose: () => {
      for (const part of parts) {
        part.dispose();
      }
    },
  };
}
