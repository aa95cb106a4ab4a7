import * as vscode from "vscode";
import type { DaemonMode, EngineProxies } from "../../engine/model";
import type { Inventory } from "../../inventory/inventory";
import { readModeSettings } from "../../mode/modeSettings";
import type { SettingsPlaces } from "../../mode/settingsFiles";
import { settingsPlacesHere } from "../../mode/thisMachine";
import { modeName } from "../words/modeName";
import { modeSettingsText } from "./modeSettingsText";

const modes = ["linux", "windows"] as const satisfies readonly DaemonMode[];

export function settingsUris(scheme: string): readonly vscode.Uri[] {
  return modes.map((mode) => vscode.Uri.from({ scheme, path: `/${mode}.jsonc` }));
}

/** The text of one side, read anew. */
export async function settingsDocument({ path }: vscode.Uri, inventory: Inventory): Promise<string> {
  const mode = path.includes("windows") ? "windows" : "linux";
  return modeSettingsText(await readModeSettings(mode, settingsPlacesHere(), proxiesOf(mode, inventory)));
}

/** Links from the paths in the comments to the files. */
export function settingsLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
  return Object.values(filesOf(settingsPlacesHere())).flatMap((path) => {
    const at = document.getText().indexOf(`// ${path}\n`);
    const range = new vscode.Range(document.positionAt(at + 3), document.positionAt(at + 3 + path.length));
    return at < 0 ? [] : [new vscode.DocumentLink(range, vscode.Uri.file(path))];
  });
}

/** `windowsContainers.mode.showSettings`: both modes, side by side. */
export async function showSettings(scheme: string): Promise<void> {
  const [left, right] = settingsUris(scheme);
  const title = vscode.l10n.t("Docker Desktop's Settings: {0} ↔ {1}", modeName("linux"), modeName("windows"));
  await vscode.commands.executeCommand("vscode.diff", left, right, title, { preview: false });
}

/** `windowsContainers.mode.openSettingsFile`: one that is not there opens empty, to be saved. */
export async function openSettingsFile(): Promise<void> {
  const files = Object.entries(filesOf(settingsPlacesHere()));
  const items = await Promise.all(
    files.map(async ([label, path]) => ({ label, detail: path, ...(await presence(path)) })),
  );
  const [, older] = settingsPlacesHere().desktop;
  const offered = items.filter(({ detail, isThere }) => isThere || detail !== older);
  const picked = await vscode.window.showQuickPick(offered, {
    placeHolder: vscode.l10n.t("Which file of Docker Desktop's settings?"),
    matchOnDetail: true,
  });
  if (picked) {
    const file = vscode.Uri.file(picked.detail);
    await vscode.window.showTextDocument(picked.isThere ? file : file.with({ scheme: "untitled" }));
  }
}

async function presence(path: string): Promise<{ readonly isThere: boolean; readonly description: string }> {
  const isThere = await vscode.workspace.fs.stat(vscode.Uri.file(path)).then(
    () => true,
    () => false,
  );
  return { isThere, description: isThere ? "" : vscode.l10n.t("not there") };
}

function filesOf(places: SettingsPlaces): Readonly<Record<string, string>> {
  return {
    [vscode.l10n.t("Linux engine")]: places.linuxDaemon,
    [vscode.l10n.t("Windows engine")]: places.windowsDaemon,
    [vscode.l10n.t("Windows engine, the copy in use")]: places.windowsDaemonInUse,
    [vscode.l10n.t("Docker Desktop")]: places.desktop[0],
    [vscode.l10n.t("Docker Desktop, as older versions keep it")]: places.desktop[1],
  };
}

function proxiesOf(mode: DaemonMode, { engines }: Inventory): EngineProxies | undefined {
  const snapshot = engines.find(
    ({ info, state, platformName }) =>
      state.kind === "connected" && info?.mode === mode && platformName?.startsWith("Docker Desktop"),
  );
  return snapshot && (snapshot.info?.proxies ?? {});
}
