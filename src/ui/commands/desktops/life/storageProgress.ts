import * as vscode from "vscode";
import type { Watch } from "../../../../desktop/life/storageWork";
import { withCancellableProgress } from "../../../progress";

/** Shows how far a work on a storage is, in percent, and cancels it. */
export async function withStorageProgress<T>(title: string, work: (watch: Watch) => Promise<T>): Promise<T> {
  return withCancellableProgress(title, (signal, report) => {
    let told = 0;
    const onProgress = (percent: number): void => {
      report({ message: vscode.l10n.t("{0} %", Math.floor(percent)), increment: Math.max(0, percent - told) });
      told = Math.max(told, percent);
    };
    return work({ signal, onProgress });
  });
}
