import { desktopSpecSchema, type DesktopSpec } from "../spec";
import type { Expected } from "./grammar";
import { setupSchema, type DesktopSetup } from "./setup";
import { specGroups, variableTable, type SpecGroup } from "./variableTable";

type FieldOf<G extends SpecGroup> = G extends SpecGroup ? keyof DesktopSpec[G] : never;

/** Every field of a spec by its own name, which no two groups share. */
export type SpecField = "name" | "image" | "otherVariables" | FieldOf<SpecGroup> | keyof DesktopSetup;

const fieldsInGroups: ReadonlySet<string> = new Set([
  ...specGroups.flatMap((group) => Object.keys(desktopSpecSchema.shape[group].shape)),
  ...Object.keys(setupSchema.shape),
]);

export function isSpecField(text: PropertyKey | undefined): text is SpecField {
  return (
    typeof text === "string" &&
    (text === "name" || text === "image" || text === "otherVariables" || fieldsInGroups.has(text))
  );
}

/** What a variable's field has to be; unknown for what is not a variable. */
export function expectedOf(field: SpecField): Expected | undefined {
  return variableTable.find((placed) => placed.field === field)?.variable.grammar.expected;
}
