import * as vscode from "vscode";
import { isShrinking, textOf, withText, type editableVariables } from "../../../../desktop/life/editableSettings";
import type { DesktopSpec } from "../../../../desktop/spec";
import type { SpecProblem } from "../../../../desktop/spec/specProblem";
import { specProblems, type HostLimits } from "../../../../desktop/spec/specProblems";
import { describeMalformed } from "../../../panels/newDesktop/describeMalformed";
import { describeProblem } from "../../../panels/newDesktop/describeProblem";

export type EditableVariable = (typeof editableVariables)[number];

export interface Editing {
  readonly before: DesktopSpec;
  readonly after: DesktopSpec;
  readonly limits: HostLimits | undefined;
}

/** The spec with what was typed or picked; nothing when the person went back. */
export async function askSetting(editing: Editing, placed: EditableVariable): Promise<DesktopSpec | undefined> {
  const { expected } = placed.variable.grammar;
  if (expected.kind === "choice") {
    return pickValue(editing, placed, expected.values);
  }
  if (expected.kind === "known" && expected.as === "onOff") {
    return pickValue(editing, placed, ["Y", "N"]);
  }
  const { after } = editing;
  const { name, imageDefault = "", presence } = placed.variable;
  const typed = await vscode.window.showInputBox({
    title: name,
    value: textOf(after, placed) ?? "",
    placeHolder: imageDefault,
    prompt: presence === "optional" ? vscode.l10n.t("Empty for the image's default") : "",
    ignoreFocusOut: true,
    validateInput: (text) => refusalOf(editing, placed, text),
  });
  return typed === undefined ? undefined : withText(after, placed, typed);
}

async function pickValue(
  { after, limits }: Editing,
  placed: EditableVariable,
  values: readonly string[],
): Promise<DesktopSpec | undefined> {
  const { name, imageDefault, presence } = placed.variable;
  const present = textOf(after, placed);
  const isOdd = present !== undefined && !values.includes(present);
  const usual = { label: vscode.l10n.t("The image's default"), description: imageDefault ?? "", text: "" };
  const picked = await vscode.window.showQuickPick(
    [
      ...(presence === "optional" ? [usual] : []),
      ...values.map((text) => ({
        label: text,
        description: text === present ? vscode.l10n.t("as it is") : "",
        text,
      })),
    ],
    {
      title: name,
      ignoreFocusOut: true,
      placeHolder: isOdd ? vscode.l10n.t("It is {0} now, which is not in this list.", present) : "",
    },
  );
  const next = picked && withText(after, placed, picked.text);
  const wrong = next && specProblems(next, limits).find((one) => isError(one) && one.field === placed.field);
  if (wrong) {
    await vscode.window.showErrorMessage(describeProblem(wrong), { modal: true });
    return undefined;
  }
  return next;
}

function isError({ severity }: SpecProblem): boolean {
  return severity === "error";
}

/** What keeps a text from being taken, or what is to be known about it. */
function refusalOf(
  { before, after, limits }: Editing,
  placed: EditableVariable,
  text: string,
): string | vscode.InputBoxValidationMessage | undefined {
  const next = withText(after, placed, text);
  const { field, variable } = placed;
  if (!next) {
    return describeMalformed({ field, severity: "error", kind: "malformed", expected: variable.grammar.expected });
  }
  if (/^DISK\d?_SIZE$/.test(variable.name) && isShrinking(textOf(before, placed), text)) {
    return vscode.l10n.t("A disk can only grow: it has {0} now.", textOf(before, placed) ?? "");
  }
  const problem = specProblems(next, limits).find((one) => one.field === field);
  const { Error: error, Warning: warning } = vscode.InputBoxValidationSeverity;
  return problem && { message: describeProblem(problem), severity: problem.severity === "error" ? error : warning };
}

/** Its path on the engine's host; none for no shared folder. */
export async function askFolder(spec: DesktopSpec): Promise<DesktopSpec | undefined> {
  const { folder: present = "", ...others } = spec.sharing;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Shared folder"),
    prompt: vscode.l10n.t("A folder of the engine's host, by its whole path; empty for none"),
    value: present,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === "" || /^(\/|[a-zA-Z]:[\\/]|\\\\)/.test(text)
        ? undefined
        : vscode.l10n.t("Give the whole path, as it is on the engine's host."),
  });
  if (typed === undefined) {
    return undefined;
  }
  const folder = typed.trim();
  return { ...spec, sharing: { ...others, ...(folder !== "" && { folder }) } };
}
