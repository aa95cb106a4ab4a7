import { formFields } from "../../../desktop/fields/formFields";
import type { FormField, FormGroup } from "../../../desktop/fields/formField";
import type { SpecField } from "../../../desktop/spec/specFields";
import type { NewDesktopField } from "../../../protocol/newDesktopApi";
import { choiceTexts } from "./texts/choiceTexts";
import type { FieldText } from "./texts/fieldText";
import { hardwareTexts } from "./texts/hardwareTexts";
import { diskTexts, networkTexts, sharingTexts } from "./texts/placeTexts";
import { generalTexts, setupTexts } from "./texts/setupTexts";
import { accessTexts, advancedTexts, displayTexts } from "./texts/useTexts";
import { windowsTexts } from "./texts/windowsTexts";
import { valueChoices } from "./valueChoices";

interface Choice {
  readonly value: string;
  readonly label: string;
}

const texts: Readonly<Record<string, FieldText>> = {
  ...generalTexts,
  ...windowsTexts,
  ...hardwareTexts,
  ...diskTexts,
  ...networkTexts,
  ...sharingTexts,
  ...displayTexts,
  ...accessTexts,
  ...advancedTexts,
  ...setupTexts,
};

/** The face of the form. */
const usual: readonly SpecField[] = [
  "name",
  "version",
  "ramSize",
  "coreCount",
  "diskSize",
  "language",
  "region",
  "keyboard",
  "folder",
  "userName",
  "password",
  "image",
];

export function usualFields(): NewDesktopField[] {
  return usual.flatMap((field) => formFields.filter((one) => one.field === field)).map((one) => definitionOf(one));
}

/** All others of a group: what is no variable of the image first, then the image's in the order of its documentation. */
export function fieldsOfGroup(group: FormGroup): NewDesktopField[] {
  const fields = formFields.filter((one) => one.group === group && !usual.includes(one.field));
  const isVariable = ({ variable }: FormField): boolean => variable !== undefined;
  const ordered = [...fields.filter((one) => !isVariable(one)), ...fields.filter(isVariable)];
  return ordered.map((one) => definitionOf(one));
}

/** @param suggested lines that may be added to a field, by the field */
export function setupFields(suggested: Readonly<Record<string, readonly Choice[]>>): NewDesktopField[] {
  return formFields
    .filter(({ group }) => group === "setup")
    .map((one) => {
      const definition = definitionOf(one);
      const { input } = definition;
      return input.kind === "lines"
        ? { ...definition, input: { ...input, suggested: [...(suggested[one.field] ?? [])] } }
        : definition;
    });
}

function definitionOf(one: FormField): NewDesktopField {
  const { field, variable = "", usual: usualValue = "" } = one;
  const { label, hint = "", example = usualValue } = texts[field] ?? { label: field };
  const input = inputOf(one);
  return { field, label, hint, variable, example, usual: input.kind === "switch" ? input.usual : usualValue, input };
}

function inputOf(one: FormField): NewDesktopField["input"] {
  const choices = valueChoices(one.field, one.usual);
  if (choices) {
    return { kind: "choice", choices: [...choices] };
  }
  const { input, field } = one;
  switch (input.kind) {
    case "choice":
      return { kind: "choice", choices: wordChoices(field, input.values, one.usual) };
    case "lines":
      return { kind: "lines", suggested: [] };
    case "switch":
      return { kind: "switch", usual: input.usual };
    case "text":
    case "number":
    case "password":
    case "block":
    case "file":
    case "folder":
      return { kind: input.kind };
  }
}

function wordChoices(field: string, values: readonly string[], usualValue: string | undefined): Choice[] {
  const named = (value: string): string => choiceTexts[`${field}.${value}`] ?? value;
  const [nothing] = valueChoices("", usualValue === undefined ? undefined : named(usualValue)) ?? [];
  return [...(nothing ? [nothing] : []), ...values.map((value) => ({ value, label: named(value) }))];
}
