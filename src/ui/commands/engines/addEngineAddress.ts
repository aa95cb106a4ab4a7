import * as vscode from "vscode";
import { parseDockerHost, shortDockerHost } from "../../../engine/endpoints/dockerHost";
import { section } from "../../settings/section";
import { isEndpointSetting } from "../../settings/settings";

/** `windowsContainers.engines.addAddress`: asks for an address and a name and keeps both in the settings. */
export async function addEngineAddress(): Promise<void> {
  const host = await askHost();
  const name = await askName(host);
  const { Global } = vscode.ConfigurationTarget;
  await vscode.workspace.getConfiguration(section).update("endpoints", [...othersThan(host), { name, host }], Global);
}

/** As they are: what a person mistyped there is theirs to mend, and not lost by adding to it. */
function othersThan(host: string): readonly unknown[] {
  const configured: unknown = vscode.workspace.getConfiguration(section).get("endpoints");
  return Array.isArray(configured)
    ? configured.filter((entry) => !isEndpointSetting(entry) || entry.host !== host)
    : [];
}

async function askHost(): Promise<string> {
  return asked({
    title: vscode.l10n.t("Add an Engine (1/2)"),
    prompt: vscode.l10n.t("Where it listens: unix:///path, npipe:////./pipe/name, tcp://host:2376 or ssh://user@host"),
    placeHolder: "ssh://me@build-server",
    ignoreFocusOut: true,
    validateInput: (text) =>
      isAddress(text.trim())
        ? undefined
        : vscode.l10n.t("An address begins with unix://, npipe://, tcp://, http://, https:// or ssh://."),
  });
}

async function askName(host: string): Promise<string> {
  const parsed = parseDockerHost(host);
  return asked({
    title: vscode.l10n.t("Add an Engine (2/2)"),
    prompt: vscode.l10n.t("What to call it"),
    value: parsed ? shortDockerHost(parsed) : host,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === "" ? vscode.l10n.t("It needs a name.") : undefined),
  });
}

/** As the setting's schema has it. */
function isAddress(text: string): boolean {
  return /^(unix|npipe|tcp|https?|ssh):\/\/.+/.test(text) && parseDockerHost(text) !== undefined;
}

async function asked(question: vscode.InputBoxOptions): Promise<string> {
  const text = await vscode.window.showInputBox(question);
  if (text === undefined) {
    throw new vscode.CancellationError();
  }
  return text.trim();
}
