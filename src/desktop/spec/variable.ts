import * as z from "zod/mini";
import type { Grammar } from "./grammar";

/** One variable of the image, as a field of a spec. */
export interface Variable<S extends z.ZodMiniType = z.ZodMiniType> {
  readonly name: string;
  /** Older names that the image still reads. */
  readonly aliases: readonly string[];
  /** What the image takes when the variable is not set. */
  readonly imageDefault: string | undefined;
  readonly grammar: Grammar;
  /** `always`: the spec has a value, so that a form has something to show. `optional`: absent is the image's default. */
  readonly presence: "always" | "optional";
  /** Of the field. */
  readonly schema: S;
}

export type VariableGroup = Readonly<Record<string, Variable>>;

export function optional<S extends z.ZodMiniType>(
  name: string,
  grammar: Grammar<S>,
  imageDefault?: string,
  aliases: readonly string[] = [],
): Variable<z.ZodMiniOptional<S>> {
  return { name, aliases, imageDefault, grammar, presence: "optional", schema: z.optional(grammar.schema) };
}

export function always<S extends z.ZodMiniType>(name: string, grammar: Grammar<S>, imageDefault: string): Variable<S> {
  return { name, aliases: [], imageDefault, grammar, presence: "always", schema: grammar.schema };
}

/** The fields of a group for `z.object`. */
export function fieldsOf<G extends VariableGroup>(group: G): { [K in keyof G]: G[K]["schema"] } {
  return Object.fromEntries(Object.entries(group).map(([field, { schema }]) => [field, schema])) as {
    [K in keyof G]: G[K]["schema"];
  };
}
