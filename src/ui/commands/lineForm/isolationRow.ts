import * as vscode from "vscode";
import type { Verdict } from "../../../compatibility/verdict";
import type { Isolation } from "../../../engine/model";
import { explainVerdict, shortVerdict } from "../../compatibility/describeVerdict";
import { pickIsolation } from "../../pickers/pickIsolation";
import type { FormRow } from "./lineForm";

/** The isolation, with what is known of the image's chances under it. */
export function isolationRow<F extends { readonly isolation: Isolation | undefined }>(
  { isolation }: F,
  verdict: Verdict | undefined,
): FormRow<F> {
  const short = verdict && shortVerdict(verdict);
  const chosen = isolation ?? vscode.l10n.t("the engine's default");
  return {
    label: vscode.l10n.t("Isolation"),
    icon: "shield",
    value: short === undefined ? chosen : `${chosen} · ${short}`,
    ...(verdict && { detail: explainVerdict(verdict) }),
    edit: async (form) => ({ ...form, isolation: await pickIsolation(form.isolation) }),
  };
}
