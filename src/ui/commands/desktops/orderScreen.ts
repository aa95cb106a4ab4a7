import * as vscode from "vscode";
import type { DesktopStrings, ScreenOrder } from "../../../protocol/desktopApi";
import { combinationNames, functionKeyNames, type KeysName } from "../../../protocol/keyNames";
import { qualities, zooms, type ScreenChoices } from "../../../protocol/screenChoices";
import type { ScreenCommand } from "../../../protocol/screenCommands";
import { qualityNames, zoomLabel } from "../../../protocol/screenLabels";
import { commandRemedy } from "../../errors/remedy";
import { UserError } from "../../errors/userError";
import type { DesktopPanels } from "../../panels/desktop/desktopPanels";
import { desktopStrings } from "../../panels/desktop/desktopStrings";

/** `windowsContainers.screen.ctrlAltDel` and its kin: what the toolbar does, for the palette and for keys of one's own. */
export async function orderScreen(panels: DesktopPanels, command: ScreenCommand): Promise<void> {
  const panel = panels.inFront();
  if (!panel) {
    throw new UserError(vscode.l10n.t("This is done to the desktop whose tab is in front, and there is none."), [
      commandRemedy(vscode.l10n.t("Open Desktop"), "windowsContainers.desktops.open"),
    ]);
  }
  panel.order(await orderOf(command, desktopStrings(""), panel.choices));
}

async function orderOf(command: ScreenCommand, strings: DesktopStrings, choices: ScreenChoices): Promise<ScreenOrder> {
  if (command === "sendKeys") {
    return { kind: "keys", keys: await pick(strings.keys, keysChoices(strings)) };
  }
  if (command === "zoom") {
    const offered = zooms.map((zoom) => ({ label: zoomLabel(zoom, strings), value: zoom }));
    return { kind: "zoom", zoom: await pick(strings.zoom, offered, choices.zoom) };
  }
  if (command === "quality") {
    const offered = qualities.map((quality) => ({ label: strings[qualityNames[quality]], value: quality }));
    return { kind: "quality", quality: await pick(strings.quality, offered, choices.quality) };
  }
  return { kind: "command", command };
}

function keysChoices(strings: DesktopStrings): readonly Choice<KeysName>[] {
  return [
    ...combinationNames.map((name) => ({ label: strings[name], value: name })),
    ...functionKeyNames.map((name) => ({ label: name, value: name })),
  ];
}

interface Choice<Value> {
  readonly label: string;
  readonly value: Value;
}

async function pick<Value>(placeHolder: string, choices: readonly Choice<Value>[], present?: Value): Promise<Value> {
  const items = choices.map((choice) => ({
    ...choice,
    description: choice.value === present ? vscode.l10n.t("as it is now") : "",
  }));
  // The screen in front may take the keyboard back at this moment, after the palette has closed.
  const picked = await vscode.window.showQuickPick(items, { placeHolder, ignoreFocusOut: true });
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.value;
}
