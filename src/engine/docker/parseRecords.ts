import * as z from "zod/mini";
import { MalformedAnswer } from "./httpError";

// zod would compile each schema on first use: for one list of a thousand records that costs more than it gains.
z.config({ jitless: true });

/** One record that must be there. */
export function parseRecord<S extends z.ZodMiniType>(schema: S, answer: unknown): z.output<S> {
  const parsed = z.safeParse(schema, answer);
  if (!parsed.success) {
    throw new MalformedAnswer(z.prettifyError(parsed.error), { cause: parsed.error });
  }
  return parsed.data;
}

/**
 * A list whose bad records are left out, so that one of them hides no other. Not a list, or nothing in it that can be
 * read: then the answer as a whole is not what it should be.
 */
export function parseRecords<S extends z.ZodMiniType>(schema: S, answer: unknown): readonly z.output<S>[] {
  // Engines written in Go say null for an empty list.
  const list: unknown = answer ?? [];
  if (!Array.isArray(list)) {
    throw new MalformedAnswer("not a list");
  }
  const parsed = list.map((record: unknown) => z.safeParse(schema, record));
  const good = parsed.flatMap((result) => (result.success ? [result.data] : []));
  const bad = parsed.find((result) => !result.success);
  if (good.length === 0 && bad?.error !== undefined) {
    throw new MalformedAnswer(z.prettifyError(bad.error), { cause: bad.error });
  }
  return good;
}

export function parseJsonLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new MalformedAnswer("a line that is not JSON", { cause: error });
  }
}

/** Text that may be missing. */
export const optionalText = z.catch(z.string(), "");
export const optionalNumber = z.catch(z.number(), 0);
/** Null for none. */
export const textMap = z.catch(z.record(z.string(), z.string()), {});
/** Null for none; entries that are no text are left out. */
export const textList = z.pipe(
  z.catch(z.array(z.unknown()), []),
  z.transform((list) => list.filter((entry) => typeof entry === "string")),
);
