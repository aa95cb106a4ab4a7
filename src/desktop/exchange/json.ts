/** What a file of somebody else holds, before anyone knows what it is. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export function asRecord(value: Json | undefined): Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};
}

export function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function asText(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function isYes(value: Json | undefined): boolean {
  return /^(true|yes|on|y)$/i.test(asText(value));
}

/** `NAME=value` lines, or a record; a name alone has no value. */
export function assignmentsOf(value: Json | undefined): Readonly<Record<string, string | undefined>> {
  if (!Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(asRecord(value)).map(([name, text]) => [name, text === null ? undefined : asText(text)]),
    );
  }
  return Object.fromEntries(
    asList(value).map((entry) => {
      const text = asText(entry);
      const equals = text.indexOf("=");
      return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
}
