import * as z from "zod/mini";
import { EngineError } from "./engineError";

/** Of what `inspect` says, the part that the schema asks for. */
export function parseInspect<S extends z.ZodMiniType>(schema: S, answer: unknown): z.output<S> {
  const parsed = z.safeParse(schema, answer);
  if (!parsed.success) {
    throw new EngineError(
      { kind: "unexpectedAnswer", operation: "inspect", detail: z.prettifyError(parsed.error) },
      { cause: parsed.error },
    );
  }
  return parsed.data;
}
