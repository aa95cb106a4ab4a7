import * as vscode from "vscode";
import type { Inventory } from "../../inventory/inventory";
import type { LiveModeMonitor } from "../../mode/liveModeMonitor";
import type { Disposable } from "../../platform/emitter";
import type { Logger } from "../../platform/logger";
import { followSigns } from "./followSigns";
import { ModeDiscovery } from "./modeDiscovery";
import { ModeStatusBar } from "./modeStatusBar";
import { StaleContextWatch } from "./staleContextWatch";

/** Follows the mode of this machine's Docker Desktop and shows it in the status bar, until it is disposed. */
export function followMode(monitor: LiveModeMonitor, inventory: Inventory, logger: Logger): Disposable {
  const contexts = new StaleContextWatch(monitor, logger);
  const parts = [
    new ModeStatusBar(monitor),
    refreshAfterSwitch(monitor, inventory),
    contexts,
    followSigns(monitor, inventory, vscode.window.onDidChangeWindowState),
    new ModeDiscovery(monitor, logger, () => contexts.lookSoon()),
  ];
  return {
    dispose: () => {
      for (const part of parts) {
        part.dispose();
      }
    },
  };
}

/** A switch may leave connections open that lead nowhere any more: once it is done, every engine is asked anew. */
function refreshAfterSwitch(monitor: LiveModeMonitor, inventory: Inventory): Disposable {
  let before = monitor.state;
  return monitor.onDidChange((state) => {
    if (state.kind === "known" && before.kind !== "absent") {
      inventory.refresh();
    }
    before = state;
  });
}
