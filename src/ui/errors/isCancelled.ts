import * as vscode from "vscode";
import { isAbortError } from "../../platform/abort";

/** What somebody has broken off has not failed: there is nothing to tell. */
export function isCancelled(error: unknown): boolean {
  return error instanceof vscode.CancellationError || isAbortError(error);
}
