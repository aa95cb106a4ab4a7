import * as vscode from "vscode";
import { sharingOf } from "../../engine/sharing";
import type { EngineSnapshot } from "../../inventory/engineState";

/** Whose things these are as well: told before they are removed. */
export function sharingText({ info, platformName }: EngineSnapshot): string | undefined {
  if (!info) {
    return undefined;
  }
  switch (sharingOf(info, platformName, process.platform)) {
    case "allWindowsAccounts":
      return vscode.l10n.t("All accounts of this Windows machine share this engine.");
    case "thisAccount":
      return vscode.l10n.t("Each account of this machine has an engine of its own.");
    case "windowsAdministrators":
      return vscode.l10n.t("All administrators of the machine, and the group the engine names, share this engine.");
    case "dockerGroup":
      return vscode.l10n.t("Everybody in the group docker of its machine shares this engine.");
  }
}
