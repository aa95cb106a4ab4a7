import * as z from "zod/mini";
import { parseDiskSize, parseRamSize } from "./size";

/** What a value has to be, for those who word it. */
export type Expected =
  | { readonly kind: "known"; readonly as: KnownGrammar }
  | { readonly kind: "integer"; readonly least: number; readonly most: number }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  /** `example` shows what the pattern wants. */
  | { readonly kind: "pattern"; readonly example: string };

export type KnownGrammar =
  ("onOff" | "text" | "memory" | "disk" | "cores") | ("language" | "culture" | "userName" | "password");

/** How the image writes a value: what it is in a spec, and the ways from a variable's text to that and back. */
export interface Grammar<S extends z.ZodMiniType = z.ZodMiniType> {
  readonly expected: Expected;
  readonly schema: S;
  /** Absent when the text is not of this grammar. */
  parse(text: string): unknown;
  write(value: unknown): string;
}

/** The image's switches: any case, quotes and blanks do not count. */
const switchWords: ReadonlyMap<string, boolean> = new Map(
  Object.entries({
    ...Object.fromEntries(["y", "yes", "true", "1", "on", "enable", "enabled"].map((word) => [word, true])),
    ...Object.fromEntries(["n", "no", "none", "false", "0", "off", "disable", "disabled"].map((word) => [word, false])),
  }),
);

export const onOff = {
  expected: { kind: "known", as: "onOff" },
  schema: z.boolean(),
  parse: (text) => switchWords.get(withoutQuotes(text).toLowerCase()),
  write: (value) => (value === true ? "Y" : "N"),
} as const satisfies Grammar;

/** A switch that QEMU itself reads, and so in its words. */
export const qemuSwitch = { ...onOff, write: (value) => (value === true ? "on" : "off") } as const satisfies Grammar;

export function integer(least: number, most: number): Grammar<z.ZodMiniNumber> {
  const schema = z.int().check(z.gte(least), z.lte(most));
  return {
    expected: { kind: "integer", least, most },
    schema,
    parse: (text) => (/^\d{1,9}$/.test(withoutQuotes(text)) ? valid(schema, Number(withoutQuotes(text))) : undefined),
    write: String,
  };
}

const plainText = z.string().check(z.regex(/^\P{Cc}+$/u));

/** Any text on one line, kept to the letter. */
export const text = toTheLetter("text", plainText);

/** Quotes and blanks may well be part of it. */
export function toTheLetter(as: KnownGrammar, schema: z.ZodMiniString): Grammar<z.ZodMiniString> {
  return { expected: { kind: "known", as }, schema, parse: (value) => valid(schema, value), write: String };
}

export function pattern(example: string, expression: RegExp): Grammar<z.ZodMiniString> {
  return ofText({ kind: "pattern", example }, z.string().check(z.regex(expression)));
}

/** Text that keeps its spelling; quotes and blanks around it are not part of it. */
export function ofText(expected: Expected, given: z.ZodMiniString): Grammar<z.ZodMiniString> {
  const schema = given.check(z.refine((value) => withoutQuotes(value) === value));
  return { expected, schema, parse: (value) => valid(schema, withoutQuotes(value)), write: String };
}

/** One of few words; other spellings that the image takes for the same are read as them. */
export function choice<const V extends string>(
  values: readonly V[],
  spellings: Readonly<Record<string, NoInfer<V>>> = {},
): Grammar<z.ZodMiniEnum<{ [K in V]: K }>> {
  const all = new Map<string, V>([
    ...Object.entries(spellings),
    ...values.map((value): [string, V] => [value.toLowerCase(), value]),
  ]);
  return {
    expected: { kind: "choice", values },
    schema: z.enum(values),
    parse: (word) => all.get(withoutQuotes(word).toLowerCase()),
    write: String,
  };
}

export const memory = ofText(
  { kind: "known", as: "memory" },
  z.string().check(z.refine((value) => parseRamSize(value) !== undefined)),
);

export const disk = ofText(
  { kind: "known", as: "disk" },
  z.string().check(z.refine((value) => parseDiskSize(value) !== undefined)),
);

export const cores = ofText({ kind: "known", as: "cores" }, z.string().check(z.regex(/^([1-9]\d{0,3}|half|max)$/i)));

/** Such as 128M, in units of 2^10. */
export const bytes = pattern("128M", /^\d+(\.\d+)?[KMGT]?B?$/i);

/** Such as 33%, or bytes. */
export const bytesOrPercent = pattern("33%", /^(\d{1,2}(\.\d+)?%|100%|\d+(\.\d+)?[KMGT]?B?)$/i);

export const decimal = pattern("80.0", /^\d{1,5}(\.\d+)?$/);

const port = "([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])";

/** Such as 22,80,5000/udp. */
export const ports = pattern("22,80,5000/udp", new RegExp(`^${port}(/(tcp|udp))?(\\s*,\\s*${port}(/(tcp|udp))?)*$`));

const byte = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

export const ipAddress = pattern("172.30.0.5", new RegExp(`^${byte}(\\.${byte}){3}$`));

export const macAddress = pattern("02:11:32:AA:BB:CC", /^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/i);

function withoutQuotes(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/su, "$2");
}

function valid(schema: z.ZodMiniType, value: unknown): unknown {
  return schema.safeParse(value).success ? value : undefined;
}
