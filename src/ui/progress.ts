import * as vscode from "vscode";
import { sleep } from "../platform/clock";

export interface ProgressReport {
  readonly message?: string;
  /** Added to what was reported before; 100 is all. */
  readonly increment?: number;
}

/** Less than this and a notification would only flash. */
const quickMs = 800;

/**
 * For what is usually done at once: the engines' view shows that something is going on, and only a task that takes longer
 * gets a notification, with which it can be cancelled.
 */
export async function withLateProgress<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const running = task(controller.signal);
  const settled = running.then(
    () => "settled" as const,
    () => "settled" as const,
  );
  const viewId = "windowsContainers.explorer";
  void vscode.window.withProgress({ location: { viewId } }, async () => settled);
  if ((await Promise.race([settled, sleep(quickMs)])) === "settled") {
    return running;
  }
  return withCancellableProgress(title, async (signal) => {
    signal.addEventListener("abort", () => controller.abort());
    return running;
  });
}

/** Runs a cancellable task in a notification and hands it a plain `AbortSignal`. */
export async function withCancellableProgress<T>(
  title: string,
  task: (signal: AbortSignal, report: (progress: ProgressReport) => void) => Promise<T>,
): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const controller = new AbortController();
      const listener = token.onCancellationRequested(() => {
        controller.abort();
      });
      try {
        return await task(controller.signal, (report) => {
          progress.report(report);
        });
      } finally {
        listener.dispose();
      }
    },
  );
}
