import * as vscode from "vscode";

export interface ProgressReport {
  readonly message?: string;
  /** Added to what was reported before; 100 is all. */
  readonly increment?: number;
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
