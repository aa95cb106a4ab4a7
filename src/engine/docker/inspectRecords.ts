import * as z from "zod/mini";
import { optionalText, parseRecord } from "./parseRecords";

/** Parts of `/containers/{id}/json`. */
const terminalRecord = z.object({ Config: z.object({ Tty: z.boolean() }) });
const graceRecord = z.object({
  Platform: optionalText,
  Config: z.object({ StopTimeout: z.nullish(z.number()) }),
});

/** How the engine sends the container's output: a terminal's as it comes, else in frames that tell the streams apart. */
export function logFormatOf(answer: unknown): "raw" | "frames" {
  return parseRecord(terminalRecord, answer).Config.Tty ? "raw" : "frames";
}

/** In seconds: the time to end that a container gets when a stop says none. */
export function graceOf(answer: unknown): number {
  const { Platform, Config } = parseRecord(graceRecord, answer);
  return Config.StopTimeout ?? (Platform === "windows" ? 30 : 10);
}
