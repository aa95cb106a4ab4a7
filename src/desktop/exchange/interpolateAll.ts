import { interpolate } from "./composeText";
import type { Json } from "./json";

type Values = Readonly<Record<string, string>>;

/** All texts of a value with their variables filled in; a text that lacks one stays as it is written. */
export function interpolateAll(value: Json, values: Values): Json {
  if (typeof value === "string") {
    const { text, unknown } = interpolate(value, values);
    return unknown.length === 0 ? text : value;
  }
  if (Array.isArray(value)) {
    return value.map((part: Json) => interpolateAll(part, values));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, interpolateAll(part, values)]))
    : value;
}

/** A container's variables; those that have no value here are `asked`. */
export function readEnvironment(
  assignments: Readonly<Record<string, string | undefined>>,
  values: Values,
): { readonly environment: Values; readonly asked: readonly string[] } {
  const environment: Record<string, string> = {};
  const asked: string[] = [];
  for (const [name, written] of Object.entries(assignments)) {
    // A name alone is taken from whoever runs the file.
    const { text, unknown } = interpolate(written ?? `\${${name}}`, values);
    if (unknown.length > 0) {
      asked.push(name);
    } else {
      environment[name] = text;
    }
  }
  return { environment, asked };
}
