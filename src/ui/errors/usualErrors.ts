import * as vscode from "vscode";
import { commandRemedy, type Remedy } from "./remedy";
import { UserError } from "./userError";

/** An engine that was there when something was begun with it, and is not now. */
export function engineAway(): UserError {
  return new UserError(vscode.l10n.t("The engine does not answer at the moment."), waysToAnEngine());
}

export function noEngine(): UserError {
  return new UserError(vscode.l10n.t("No container engine answers at the moment."), waysToAnEngine());
}

export function noLinuxEngine(): UserError {
  return new UserError(vscode.l10n.t("No engine that runs Linux containers answers: desktops need one."), [
    commandRemedy(vscode.l10n.t("Switch to Linux Containers"), "windowsContainers.mode.switchToLinux"),
    ...waysToAnEngine(),
  ]);
}

/** A row may be shown for a moment after its container went. */
export function containerGone(): UserError {
  return new UserError(vscode.l10n.t("This container no longer exists."), [
    commandRemedy(vscode.l10n.t("Refresh"), "windowsContainers.engines.refresh"),
  ]);
}

function waysToAnEngine(): [Remedy, ...Remedy[]] {
  return [
    commandRemedy(vscode.l10n.t("Try Again"), "windowsContainers.engines.refresh"),
    commandRemedy(vscode.l10n.t("Check Prerequisites"), "windowsContainers.prerequisites.refresh"),
  ];
}
