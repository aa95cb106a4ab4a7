import { hardwareVariables } from "./hardwareVariables";
import { diskVariables, networkVariables } from "./placeVariables";
import { accessVariables, advancedVariables, displayVariables, sharingVariables } from "./useVariables";
import type { Variable, VariableGroup } from "./variable";
import { windowsVariables } from "./windowsVariables";

export const variableGroups = {
  windows: windowsVariables,
  hardware: hardwareVariables,
  disks: diskVariables,
  network: networkVariables,
  sharing: sharingVariables,
  display: displayVariables,
  access: accessVariables,
  advanced: advancedVariables,
} as const satisfies Readonly<Record<string, VariableGroup>>;

export type SpecGroup = keyof typeof variableGroups;

export const specGroups = Object.keys(variableGroups) as readonly SpecGroup[];

/** A variable with its place in a spec. */
export interface PlacedVariable {
  readonly group: SpecGroup;
  readonly field: string;
  readonly variable: Variable;
}

/** All variables that the spec names, in the order in which they are written. */
export const variableTable: readonly PlacedVariable[] = specGroups.flatMap((group) =>
  Object.entries<Variable>(variableGroups[group]).map(([field, variable]) => ({ group, field, variable })),
);
