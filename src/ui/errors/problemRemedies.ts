import * as vscode from "vscode";
import type { DesktopProblem } from "../../desktop/desktopError";
import { commandRemedy, type Remedy } from "./remedy";

/** What helps when something cannot be done with a desktop. */
export function remediesOfProblem({ kind }: DesktopProblem): readonly Remedy[] {
  switch (kind) {
    case "diskNotSafe":
      return [commandRemedy(vscode.l10n.t("Make the Disk Safe…"), "windowsContainers.desktops.protectDisk")];
    case "didNotStart":
    case "portNotListening":
      return [commandRemedy(vscode.l10n.t("Edit Settings…"), "windowsContainers.desktops.editSettings")];
    case "diskInContainer":
    case "storageElsewhere":
    case "nothingToCopy":
      return [commandRemedy(vscode.l10n.t("Open Desktop"), "windowsContainers.desktops.open")];
    case "goneWhenStopped":
      return [commandRemedy(vscode.l10n.t("Export Desktop As…"), "windowsContainers.desktops.export")];
    case "locked":
    case "leftDisk":
      return [commandRemedy(vscode.l10n.t("New Desktop…"), "windowsContainers.desktops.new")];
    case "noAcceleration":
      return [commandRemedy(vscode.l10n.t("Check Prerequisites"), "windowsContainers.prerequisites.refresh")];
    case "clash":
      return [commandRemedy(vscode.l10n.t("Desktops Overview"), "windowsContainers.desktops.overview")];
    case "startedMeanwhile":
      return [commandRemedy(vscode.l10n.t("Shut Down Desktop"), "windowsContainers.desktops.stop")];
    case "engineAway":
    case "gone":
      return [commandRemedy(vscode.l10n.t("Try Again"), "windowsContainers.engines.refresh")];
    case "noRoom":
    case "scriptNotWritten":
    case "diskNotMarked":
    case "storageUnreadable":
    case "storageWorkFailed":
      return [commandRemedy(vscode.l10n.t("Show Disk Usage"), "windowsContainers.engines.showDiskUsage")];
    // A start offers to try again, which is all that helps.
    case "storageBusy":
      return [];
    case "disksPutAside":
      return [commandRemedy(vscode.l10n.t("Try Again"), "windowsContainers.desktops.start")];
  }
}
