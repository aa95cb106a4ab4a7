import * as vscode from "vscode";
import type { FormRow } from "./lineForm";

/** How a text field is worded. */
export interface TextWording {
  readonly label: string;
  /** A codicon. */
  readonly icon: string;
  readonly example: string;
}

/** A field that is typed; empty is "not set". */
export function textRow<K extends string, F extends Readonly<Record<K, string>>>(
  form: F,
  field: K,
  wording: TextWording,
  /** The part of a text that is wrong, if one is. */
  wrongPart: (text: string) => string | undefined,
): FormRow<F> {
  const value = form[field] || vscode.l10n.t("not set");
  const edit = async (current: F): Promise<F> => ({
    ...current,
    [field]: await askText(current[field], wording, wrongPart),
  });
  return { label: wording.label, icon: wording.icon, value, edit };
}

/** Escape leaves the text as it was. */
async function askText(
  value: string,
  { label, example }: TextWording,
  wrongPart: (text: string) => string | undefined,
): Promise<string> {
  const text = await vscode.window.showInputBox({
    title: label,
    value,
    placeHolder: example,
    prompt: vscode.l10n.t("For example: {0}. Empty: not set.", example),
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const wrong = wrongPart(typed);
      return wrong === undefined ? undefined : vscode.l10n.t("“{0}” does not fit. For example: {1}", wrong, example);
    },
  });
  return text?.trim() ?? value;
}
