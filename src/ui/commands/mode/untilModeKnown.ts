import type { ModeMonitor } from "../../../mode/mode";

/** Docker Desktop's active engine answers. Resolves, too, when the signal aborts. */
export async function untilModeKnown(monitor: ModeMonitor, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (monitor.state.kind === "known" || signal.aborted) {
        listener.dispose();
        signal.removeEventListener("abort", look);
        resolve();
      }
    };
    const listener = monitor.onDidChange(look);
    signal.addEventListener("abort", look);
    look();
  });
}
