import * as vscode from "vscode";
import { powerMachine } from "../../../desktop/machine/machinePower";
import type { PowerAction } from "../../../protocol/screenCommands";
import { withLateProgress } from "../../progress";
import type { PlacedDesktop } from "./placedDesktop";

/** `refused` when a reset was asked about, and the person thought better of it. */
export async function powerMachineOf(
  { place, id, name }: PlacedDesktop,
  action: PowerAction,
): Promise<"done" | "refused"> {
  if (action === "reset" && !(await isResetWanted(name))) {
    return "refused";
  }
  await withLateProgress(titleOf(action, name), (signal) => powerMachine(place, id, action, signal));
  return "done";
}

async function isResetWanted(name: string): Promise<boolean> {
  const reset = vscode.l10n.t("Reset");
  const detail = vscode.l10n.t("It is as if its power was cut: what was not saved in Windows is lost.");
  const question = vscode.l10n.t("Reset {0}?", name);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, reset)) === reset;
}

function titleOf(action: PowerAction, name: string): string {
  switch (action) {
    case "shutDown":
      return vscode.l10n.t("Pressing the power button of {0}", name);
    case "pause":
      return vscode.l10n.t("Pausing {0}", name);
    case "resume":
      return vscode.l10n.t("Resuming {0}", name);
    case "reset":
      return vscode.l10n.t("Resetting {0}", name);
  }
}
