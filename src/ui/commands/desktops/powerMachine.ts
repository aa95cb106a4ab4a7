import * as vscode from "vscode";
import { hasMachine } from "../../../desktop/desktop";
import type { PowerAction } from "../../../protocol/screenCommands";
import type { DesktopPanels } from "../../panels/desktop/desktopPanels";
import { powerMachineOf } from "../../panels/desktop/powerMachineOf";
import type { DesktopNode } from "../../tree/desktops/desktopItem";
import type { Desktop, Desktops } from "../../tree/desktops/desktops";
import { pickDesktop } from "./pickDesktop";

/** `windowsContainers.machine.shutDown` and its kin: also where no screen is served. */
export async function powerMachine(
  { desktops, panels }: { readonly desktops: Desktops; readonly panels: DesktopPanels },
  action: PowerAction,
  clicked: DesktopNode | undefined,
): Promise<void> {
  const accepts = ({ state }: Desktop): boolean => state !== undefined && hasMachine(state);
  const { engine, container } = await pickDesktop(desktops, { placeHolder: questionOf(action), accepts }, clicked);
  await powerMachineOf({ place: engine, id: container.id, name: container.name }, action);
  panels.find(container.id)?.lookAtMachine();
}

function questionOf(action: PowerAction): string {
  switch (action) {
    case "shutDown":
      return vscode.l10n.t("Press the power button of which desktop?");
    case "pause":
      return vscode.l10n.t("Pause Windows in which desktop?");
    case "resume":
      return vscode.l10n.t("Resume Windows in which desktop?");
    case "reset":
      return vscode.l10n.t("Reset which desktop?");
  }
}
