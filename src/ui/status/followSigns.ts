import type { Inventory } from "../../inventory/inventory";
import type { ModeMonitor } from "../../mode/mode";
import type { Disposable, Event } from "../../platform/emitter";

/** A Docker Desktop that does not answer is asked rarely: an engine that comes, and a person who comes back, ask it at once. */
export function followSigns(
  monitor: Pick<ModeMonitor, "expectAnswer">,
  inventory: Pick<Inventory, "engines" | "onDidChange">,
  onDidChangeWindowState: Event<{ readonly focused: boolean }>,
): Disposable {
  const listeners = [
    onDidChangeWindowState(({ focused }) => {
      if (focused) {
        monitor.expectAnswer("perhaps");
      }
    }),
    inventory.onDidChange((changes) => {
      const changed = changes.filter(({ engine }) => engine === "changed").map(({ engineKey }) => engineKey);
      if (inventory.engines.some(({ key, state }) => changed.includes(key) && state.kind === "connected")) {
        monitor.expectAnswer("perhaps");
      }
    }),
  ];
  return {
    dispose: () => {
      for (const listener of listeners) {
        listener.dispose();
      }
    },
  };
}
