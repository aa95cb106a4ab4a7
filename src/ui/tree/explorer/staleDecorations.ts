import * as vscode from "vscode";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Disposable } from "../../../platform/emitter";

const scheme = "windows-containers-stale";

/** What is shown of an engine that does not answer is the last that was known of it: greyed, and read out as such. */
export function markStale(item: vscode.TreeItem, snapshot: EngineSnapshot): vscode.TreeItem {
  if (snapshot.state.kind !== "connected") {
    if (item.iconPath instanceof vscode.ThemeIcon) {
      item.iconPath = new vscode.ThemeIcon(item.iconPath.id, new vscode.ThemeColor("disabledForeground"));
    }
    item.resourceUri = vscode.Uri.from({ scheme, path: `/${item.id ?? ""}` });
    const label = item.accessibilityInformation?.label ?? "";
    item.accessibilityInformation = { label: vscode.l10n.t("{0}, last known state", label) };
  }
  return item;
}

/** VS Code colours rows by the decoration of their resource; ours have one only while they are stale. */
export function registerStaleDecorations(): Disposable {
  const decoration = new vscode.FileDecoration(
    undefined,
    vscode.l10n.t("last known state"),
    new vscode.ThemeColor("disabledForeground"),
  );
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => (uri.scheme === scheme ? decoration : undefined),
  });
}
