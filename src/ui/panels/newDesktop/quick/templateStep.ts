import * as vscode from "vscode";
import type { DesktopSpec } from "../../../../desktop/spec";
import type { TemplateChoice } from "../../../commands/desktops/exchange/desktopTemplates";
import { askOne } from "../../../pickers/askInput";
import { back, type Step } from "../../../pickers/inSteps";
import type { QuickState } from "./quickState";

/**
 * What the other answers begin with. They stay where it is asked again, unless another beginning is chosen then.
 *
 * @param valuesOf of a template's desktop; of the usual one where there is none
 */
export function templateStep(
  templates: readonly TemplateChoice[],
  valuesOf: (spec: DesktopSpec | undefined) => QuickState["values"],
): Step<QuickState> {
  return async (state, place) => {
    const items = templates.map(({ label, description, detail }, index) => {
      return { value: String(index), label, description, detail };
    });
    const usual = { value: "", label: vscode.l10n.t("Usual Settings"), description: vscode.l10n.t("no template") };
    const present = String(state.template ?? "");
    const placeholder = vscode.l10n.t("Start from which template?");
    const answer = await askOne(place, { placeholder, items: [usual, ...items], value: present });
    if (answer === back || answer === present) {
      return answer === back ? back : state;
    }
    const template = templates[Number(answer)];
    return answer === "" || !template
      ? { engineKey: state.engineKey, values: valuesOf(undefined) }
      : { engineKey: state.engineKey, values: valuesOf(template.toSpec()), template: Number(answer) };
  };
}
