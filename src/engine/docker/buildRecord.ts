import * as z from "zod/mini";
import type { BuildProgress } from "../engine";
import { BuildError } from "./httpError";
import { optionalText, parseRecord } from "./parseRecords";
import { toPullProgress } from "./pullRecord";

/** One line of the answer to a build: what it says, how a pull goes on, what came of it, or why it failed. */
const buildRecord = z.object({
  stream: optionalText,
  status: optionalText,
  error: optionalText,
  aux: z.catch(z.object({ ID: optionalText }), { ID: "" }),
});

const stepLine = /^Step (\d+)\/(\d+) ?: (.*)/;

export function toBuildProgress(line: unknown): BuildProgress {
  const { stream, status, error, aux } = parseRecord(buildRecord, line);
  if (error !== "") {
    throw new BuildError(error);
  }
  if (status !== "") {
    return { kind: "pull", progress: toPullProgress(line) };
  }
  if (aux.ID !== "") {
    return { kind: "image", id: aux.ID };
  }
  const [, number, total, instruction = ""] = stepLine.exec(stream) ?? [];
  return number === undefined
    ? { kind: "output", text: stream }
    : { kind: "step", number: Number(number), total: Number(total), instruction: instruction.trim(), text: stream };
}
