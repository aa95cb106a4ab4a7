import { basename } from "node:path";
import * as vscode from "vscode";
import type { FileChange } from "./settingsChanges";

const scheme = "windows-containers-proposal";

/** Another question on the same file has documents of its own: what was shown once is remembered by VS Code. */
let turn = 0;

/** Each changed file beside the present one, for as long as the question takes. */
export async function withChangesShown<T>(changes: readonly FileChange[], ask: () => Thenable<T>): Promise<T> {
  turn += 1;
  const mine = String(turn);
  const documentOf = (path: string, side: "before" | "after"): vscode.Uri =>
    vscode.Uri.file(path).with({ scheme, query: side, fragment: mine });
  const texts = new Map(
    changes.flatMap(({ path, before, after }) => [
      [documentOf(path, "after").toString(), after],
      [documentOf(path, "before").toString(), before ?? ""],
    ]),
  );
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  try {
    for (const { path, before } of changes) {
      const name = basename(path);
      const title =
        before === undefined ? vscode.l10n.t("{0} (new)", name) : vscode.l10n.t("{0} (as it would be)", name);
      const left = documentOf(path, "before");
      await vscode.commands.executeCommand("vscode.diff", left, documentOf(path, "after"), title, { preview: false });
    }
    return await ask();
  } finally {
    await closeDiffs(mine);
    provider.dispose();
  }
}

async function closeDiffs(mine: string): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputTextDiff && isOf(input.modified, mine));
  await vscode.window.tabGroups.close(tabs, true);
}

function isOf({ scheme: own, fragment }: vscode.Uri, mine: string): boolean {
  return own === scheme && fragment === mine;
}
