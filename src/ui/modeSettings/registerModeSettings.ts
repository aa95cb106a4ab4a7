import * as vscode from "vscode";
import type { Inventory } from "../../inventory/inventory";
import type { Disposable } from "../../platform/emitter";
import type { CommandRegistry } from "../commands/commandRegistry";

const scheme = "windows-containers-settings";

/** The settings of both modes as documents to read, and the commands that open them and their files. */
export function registerModeSettings(registry: CommandRegistry, inventory: Inventory): Disposable {
  const load = async () => import("./modeSettingsDocuments");
  const changed = new vscode.EventEmitter<vscode.Uri>();
  registry.register("windowsContainers.mode.showSettings", async () => {
    const { settingsUris, showSettings } = await load();
    // A document that is still open from another time is read anew.
    settingsUris(scheme).forEach((uri) => changed.fire(uri));
    await showSettings(scheme);
  });
  registry.register("windowsContainers.mode.openSettingsFile", async () => (await load()).openSettingsFile());
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) => (await load()).settingsDocument(uri, inventory),
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme },
      { provideDocumentLinks: async (document) => (await load()).settingsLinks(document) },
    ),
  );
}
