import * as vscode from "vscode";
import type { Expected, KnownGrammar } from "../../../desktop/spec/grammar";
import type { SpecField } from "../../../desktop/spec/specFields";
import type { SpecProblem } from "../../../desktop/spec/specProblem";

/** What a field wants instead of what it holds. */
export function describeMalformed({ field, expected }: Extract<SpecProblem, { readonly kind: "malformed" }>): string {
  return expected === undefined ? ownText(field) : describeExpected(expected);
}

function describeExpected(expected: Expected): string {
  switch (expected.kind) {
    case "known":
      return describeKnown(expected.as);
    case "integer":
      return vscode.l10n.t("A whole number from {0} to {1}.", expected.least, expected.most);
    case "choice":
      return vscode.l10n.t("One of {0}.", expected.values.join(", "));
    case "pattern":
      return vscode.l10n.t("Something such as {0}.", expected.example);
  }
}

function describeKnown(grammar: KnownGrammar): string {
  switch (grammar) {
    case "onOff":
      return vscode.l10n.t("On or off.");
    case "text":
      return vscode.l10n.t("One line of text, which must not be empty.");
    case "memory":
      return vscode.l10n.t("A size such as 4G or 512M, or half, or max.");
    case "disk":
      return vscode.l10n.t("A size such as 64G, or half, or max.");
    case "cores":
      return vscode.l10n.t("A number, or half, or max.");
    case "language":
      return vscode.l10n.t("A language that Windows comes in, by its name or code.");
    case "culture":
      return vscode.l10n.t("A language and a country, such as de-CH.");
    case "userName":
      return vscode.l10n.t(
        'At most 20 characters, none of " / \\ [ ] : ; | = , + * ? < > @, no dot at the end, and no account that Windows has itself.',
      );
    case "password":
      return vscode.l10n.t("At most 127 characters.");
  }
}

/** Of what is not a variable of the image. */
function ownText(field: SpecField): string {
  if (field === "name") {
    return vscode.l10n.t("2 to 60 letters, digits, dots, hyphens or underscores; the first a letter or digit.");
  }
  if (field === "stopSeconds") {
    return vscode.l10n.t("A whole number from {0} to {1}.", 1, 3600);
  }
  return field === "image" || field === "folder"
    ? vscode.l10n.t("This must not be empty.")
    : vscode.l10n.t("This is not written as Docker writes it.");
}
