import * as z from "zod/mini";
import type { PullProgress } from "../engine";
import { HttpError } from "./httpError";
import { optionalText, parseRecord } from "./parseRecords";

const bytes = z.catch(z.optional(z.number()), undefined);

/** One line of the answer to a pull, which may tell of a failure although its status said success. */
const pullRecord = z.object({
  id: z.catch(z.optional(z.string()), undefined),
  status: optionalText,
  progressDetail: z.catch(z.object({ current: bytes, total: bytes }), { current: undefined, total: undefined }),
  error: optionalText,
});

/** Throws what the line tells of as if the engine had answered with it. */
export function toPullProgress(line: unknown): PullProgress {
  const { id, status, progressDetail, error } = parseRecord(pullRecord, line);
  if (error !== "") {
    throw new HttpError(500, error);
  }
  return { layer: id, status, currentBytes: progressDetail.current, totalBytes: progressDetail.total };
}
