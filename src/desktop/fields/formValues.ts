import { defaultSpec, desktopSpecSchema, storageNameOf, type DesktopSpec } from "../spec";
import { variableTable } from "../spec/variableTable";
import { expectedOf, type SpecField } from "../spec/specFields";
import { specProblems, type HostLimits, type SpecProblem } from "../spec/specProblems";
import { absent, formFields } from "./formFields";
import type { FormField } from "./formField";

/** What stands in a form, by the spec's fields; what is not there or empty says nothing. */
export type FormValues = Readonly<Partial<Record<SpecField, string>>>;

export interface ReadValues {
  readonly spec: DesktopSpec;
  /** Fields whose texts are none of their kind: the spec is without them, or has the text as it stands. */
  readonly unreadable: readonly SpecField[];
}

/** The texts that make this spec again. A terminal and a removal by itself are no matter of a form: desktops get neither. */
export function valuesOfSpec(spec: DesktopSpec): FormValues {
  const texts = formFields.flatMap((one): readonly (readonly [SpecField, string])[] => {
    const value = valueIn(spec, one);
    const isUsual = one.field === "storage" && one.write(value) === storageNameOf(spec.name);
    const isEmpty = one.field === "otherVariables" && Object.keys(spec.otherVariables).length === 0;
    return value === undefined || isUsual || isEmpty ? [] : [[one.field, one.write(value)]];
  });
  return Object.fromEntries(texts);
}

export function readValues(values: FormValues): ReadValues {
  const base = defaultSpec(nameFor(values));
  const parts: Record<string, unknown> = { ...base, name: values.name?.trim() ?? "" };
  const unreadable: SpecField[] = [];
  for (const one of formFields) {
    const text = values[one.field] ?? "";
    const value = text === "" ? emptyOf(one) : one.read(text);
    if (value === undefined) {
      unreadable.push(one.field);
    }
    const kept = value ?? (isNeeded(one) ? text : absent);
    if (kept !== absent) {
      put(parts, one, kept);
    }
  }
  // What is not as its schema wants it, `specProblems` finds by that schema.
  return { spec: parts as DesktopSpec, unreadable };
}

/** What is named after the desktop has a name that can be used, while one is still being typed. */
function nameFor({ name = "" }: FormValues): string {
  return desktopSpecSchema.shape.name.safeParse(name.trim()).success ? name.trim() : "windows";
}

/** Nothing, which is too little for what a spec always has and the form does not fill in by itself. */
function emptyOf(one: FormField): unknown {
  return one.field === "name" || one.field === "image" ? "" : isNeeded(one) ? undefined : absent;
}

const needed: ReadonlySet<string> = new Set(
  variableTable.filter(({ variable }) => variable.presence === "always").map(({ field }) => field),
);

function isNeeded({ field }: FormField): boolean {
  return needed.has(field);
}

function put(parts: Record<string, unknown>, { group, field }: FormField, value: unknown): void {
  if (isOfSpecItself(field)) {
    parts[field] = value;
  } else {
    parts[group] = { ...groupIn(parts[group]), [field]: value };
  }
}

function valueIn(spec: DesktopSpec, { group, field }: FormField): unknown {
  const parts = new Map<string, unknown>(Object.entries(spec));
  const holder = isOfSpecItself(field) ? spec : groupIn(parts.get(group));
  return new Map<string, unknown>(Object.entries(holder)).get(field);
}

/** One that is not there has nothing in it. */
function groupIn(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}

function isOfSpecItself(field: SpecField): boolean {
  return field === "name" || field === "image" || field === "otherVariables";
}

/** All that is wrong with what stands in a form, each with its field. */
export function valueProblems({ spec, unreadable }: ReadValues, host: HostLimits | undefined): readonly SpecProblem[] {
  const own = unreadable.map((field): SpecProblem => ({
    field,
    severity: "error",
    kind: "malformed",
    expected: expectedOf(field),
  }));
  return [...own, ...specProblems(spec, host).filter(({ field }) => !unreadable.includes(field))];
}
