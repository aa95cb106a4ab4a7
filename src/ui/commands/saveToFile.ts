import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import * as vscode from "vscode";
import type { ByteStream } from "../../engine/transfers";
import { withCancellableProgress } from "../progress";
import { countedBytes } from "./countedBytes";

/** A tar file where the user wants it; what was there before stays until the new one is complete. */
export async function saveToFile(
  title: string,
  fileName: string,
  open: (signal: AbortSignal) => ByteStream,
): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title,
    defaultUri: vscode.Uri.joinPath(defaultFolder(), fileName),
    filters: { [vscode.l10n.t("Tar archives")]: ["tar"] },
  });
  if (!target) {
    throw new vscode.CancellationError();
  }
  const partial = `${target.fsPath}.partial`;
  try {
    await withCancellableProgress(title, async (signal, report) => {
      await pipeline(countedBytes(open(signal), report), createWriteStream(partial));
    });
    await rename(partial, target.fsPath);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  void vscode.window.showInformationMessage(vscode.l10n.t("Saved {0}.", target.fsPath));
}

export function defaultFolder(): vscode.Uri {
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(process.cwd());
}
