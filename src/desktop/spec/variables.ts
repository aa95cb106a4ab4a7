import * as z from "zod/mini";
import type { DesktopSpec } from "../spec";
import { fieldsOf } from "./variable";
import { specGroups, variableGroups, variableTable, type PlacedVariable } from "./variableTable";

type Variables = Readonly<Record<string, string>>;

/** What the image or its engine set themselves, which says nothing about the desktop. */
const notOfTheDesktop: ReadonlySet<string> = new Set([
  "PATH",
  "HOME",
  "HOSTNAME",
  "TERM",
  "LANG",
  "container",
  "DEBIAN_FRONTEND",
  "DEBCONF_NOWARNINGS",
  "DEBCONF_NONINTERACTIVE_SEEN",
]);

/**
 * A spec's variables. Without the image's own values a file stays as short as a person would write it; a version is always
 * said.
 */
export function toVariables(spec: DesktopSpec, defaults: "written" | "leftOut" = "written"): Variables {
  const named = variableTable.flatMap(({ group, field, variable }): readonly (readonly [string, string])[] => {
    const value = new Map<string, unknown>(Object.entries(spec[group])).get(field);
    if (value === undefined) {
      return [];
    }
    const text = variable.grammar.write(value);
    const isUsual = variable.presence === "always" && variable.name !== "VERSION" && text === variable.imageDefault;
    return isUsual && defaults === "leftOut" ? [] : [[variable.name, text]];
  });
  return { ...Object.fromEntries(named), ...spec.otherVariables };
}

const fieldsSchema = z.object({
  windows: z.object(fieldsOf(variableGroups.windows)),
  hardware: z.object(fieldsOf(variableGroups.hardware)),
  disks: z.object(fieldsOf(variableGroups.disks)),
  network: z.object(fieldsOf(variableGroups.network)),
  sharing: z.object(fieldsOf(variableGroups.sharing)),
  display: z.object(fieldsOf(variableGroups.display)),
  access: z.object(fieldsOf(variableGroups.access)),
  advanced: z.object(fieldsOf(variableGroups.advanced)),
});

/** The parts of a spec that variables decide; the image's defaults where a spec has to have a value and none is set. */
export function fromVariables(
  variables: Variables,
): z.infer<typeof fieldsSchema> & Pick<DesktopSpec, "otherVariables"> {
  const left = new Map(Object.entries(withoutOldPassword(variables)).filter(([name]) => !notOfTheDesktop.has(name)));
  const groups = new Map(specGroups.map((group) => [group, new Map<string, unknown>()]));
  for (const placed of variableTable) {
    const value = take(left, placed);
    if (value !== undefined) {
      groups.get(placed.group)?.set(placed.field, value);
    }
  }
  const fields = Object.fromEntries([...groups].map(([group, values]) => [group, Object.fromEntries(values)]));
  return { ...fieldsSchema.parse(fields), otherVariables: Object.fromEntries(left) };
}

/** The first of a variable's names that is set in its grammar; an empty one is as good as none. */
function take(left: Map<string, string>, { variable }: PlacedVariable): unknown {
  const { name, aliases, grammar, presence, imageDefault = "" } = variable;
  const names = [name, ...aliases];
  names.filter((one) => left.get(one) === "").forEach((one) => left.delete(one));
  for (const one of names) {
    const text = left.get(one);
    const value = text === undefined ? undefined : grammar.parse(text);
    if (value !== undefined) {
      left.delete(one);
      return value;
    }
    if (text !== undefined) {
      break;
    }
  }
  return presence === "always" ? grammar.parse(imageDefault) : undefined;
}

/** `PASS` is what protected the image's page in old releases; alone it is the password, and protects the page. */
function withoutOldPassword(variables: Variables): Variables {
  const { PASS: old = "", PASSWORD: password = "", ...rest } = variables;
  return old === "" || password !== "" ? variables : { PROTECT: "Y", ...rest, PASSWORD: old };
}
