import * as vscode from "vscode";
import type { ModeState } from "../../../mode/mode";
import { describeFailure } from "../../errors/describeFailure";
import { modeName } from "../../words/modeName";
import { nodeId } from "./nodes";
import { contextValueOf } from "../itemFacts";

/** The row at the top that says which mode Docker Desktop is in; pressing it asks for the other. */
export function modeItem(state: ModeState): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t("Docker Desktop"));
  const description = describeMode(state);
  item.id = nodeId({ kind: "mode" });
  item.description = description;
  item.iconPath = new vscode.ThemeIcon(state.kind === "switching" ? "loading~spin" : "arrow-swap");
  item.contextValue = contextValueOf("mode", ...(state.kind === "known" ? [state.mode] : []));
  const reason = state.kind === "unknown" && state.failure ? describeFailure(state.failure) : undefined;
  item.tooltip = reason ?? description;
  item.command = { command: "windowsContainers.mode.switch", title: vscode.l10n.t("Switch Mode") };
  const label = vscode.l10n.t("Docker Desktop mode: {0}", description);
  item.accessibilityInformation = { label: reason === undefined ? label : `${label}. ${reason}` };
  return item;
}

function describeMode(state: ModeState): string {
  switch (state.kind) {
    case "absent":
      return vscode.l10n.t("not installed");
    case "unknown":
      return vscode.l10n.t("does not answer");
    case "known":
      return vscode.l10n.t("{0} containers", modeName(state.mode));
    case "switching":
      return vscode.l10n.t("switching to {0} containers…", modeName(state.target));
  }
}
