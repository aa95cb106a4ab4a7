import * as vscode from "vscode";
import { editableVariables, settingChanges, textOf } from "../../../../desktop/life/editableSettings";
import type { DesktopSpec } from "../../../../desktop/spec";
import type { HostLimits } from "../../../../desktop/spec/specProblems";
import { askFolder, askSetting, type EditableVariable } from "./askSetting";

type Choice = vscode.QuickPickItem &
  ({ readonly edit: EditableVariable | "folder" } | { readonly action: "apply" | "more" | "none" });

const sharedName = String.raw`\\host.lan\Data`;

/** What most people look for, by the names of the variables. */
const usual = ["RAM_SIZE", "CPU_CORES", "DISK_SIZE"] as const;

/** Setting by setting, as long as the person likes; throws when they think better of it. */
export async function askSettings(before: DesktopSpec, limits: HostLimits | undefined): Promise<DesktopSpec> {
  let after = before;
  let list: "usual" | "all" = "usual";
  for (;;) {
    const picked: Choice | undefined = await vscode.window.showQuickPick(choicesOf(before, after, list), {
      title: vscode.l10n.t("Settings of {0}", before.name),
      placeHolder: vscode.l10n.t("Which setting? Nothing changes before you apply."),
      matchOnDescription: true,
      ignoreFocusOut: true,
    });
    if (!picked) {
      throw new vscode.CancellationError();
    }
    if ("edit" in picked) {
      const { edit } = picked;
      after = (await (edit === "folder" ? askFolder(after) : askSetting({ before, after, limits }, edit))) ?? after;
    } else if (picked.action === "apply") {
      return after;
    } else {
      list = picked.action === "more" ? "all" : list;
    }
  }
}

function choicesOf(before: DesktopSpec, after: DesktopSpec, list: "usual" | "all"): readonly Choice[] {
  const changed = settingChanges(before, after);
  const shown = editableVariables.filter(
    ({ variable }) =>
      list === "all" || usual.some((name) => name === variable.name) || isSet(before, after, variable.name),
  );
  const apply: Choice = { label: `$(check) ${vscode.l10n.t("Apply Changes ({0})…", changed.length)}`, action: "apply" };
  const more: Choice = { label: `$(ellipsis) ${vscode.l10n.t("More Variables of the Image")}`, action: "more" };
  const folder: Choice = {
    label: vscode.l10n.t("Shared folder"),
    description: valueText(before.sharing.folder, after.sharing.folder),
    detail: vscode.l10n.t("Windows sees it as {0}", sharedName),
    edit: "folder",
  };
  const separator: Choice = { label: "", kind: vscode.QuickPickItemKind.Separator, action: "none" };
  const [main, others] = [shown.filter(isUsual), shown.filter((placed) => !isUsual(placed))];
  return [
    ...(changed.length > 0 ? [apply, separator] : []),
    ...main.map((placed) => choiceOf(before, after, placed)),
    folder,
    separator,
    ...others.map((placed) => choiceOf(before, after, placed)),
    ...(list === "all" ? [] : [more]),
  ];
}

function isUsual({ variable }: EditableVariable): boolean {
  return usual.some((name) => name === variable.name);
}

function isSet(before: DesktopSpec, after: DesktopSpec, name: string): boolean {
  const placed = editableVariables.find(({ variable }) => variable.name === name);
  return placed !== undefined && [before, after].some((spec) => textOf(spec, placed) !== undefined);
}

function choiceOf(before: DesktopSpec, after: DesktopSpec, placed: EditableVariable): Choice {
  const usualValue = placed.variable.imageDefault;
  const description =
    valueText(textOf(before, placed), textOf(after, placed)) ||
    (usualValue === undefined ? "" : vscode.l10n.t("{0} by default", usualValue));
  return {
    label: titleOf(placed),
    description,
    ...(isUsual(placed) && { detail: placed.variable.name }),
    edit: placed,
  };
}

function valueText(before: string | undefined, after: string | undefined): string {
  return before === after ? (after ?? "") : `${before ?? "–"} → ${after ?? "–"}`;
}

function titleOf({ variable }: EditableVariable): string {
  switch (variable.name) {
    case "RAM_SIZE":
      return vscode.l10n.t("Memory");
    case "CPU_CORES":
      return vscode.l10n.t("Processor cores");
    case "DISK_SIZE":
      return vscode.l10n.t("Disk size");
    default:
      return variable.name;
  }
}
