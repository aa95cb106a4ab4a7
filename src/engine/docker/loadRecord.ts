import * as z from "zod/mini";
import { HttpError } from "./httpError";
import { optionalText, parseRecord } from "./parseRecords";

const loadRecord = z.object({ stream: optionalText, error: optionalText });

/** Of the lines that an engine answers while it loads; one of them may say that it failed, in spite of the status. */
export function loadedNames(line: unknown): readonly string[] {
  const { stream, error } = parseRecord(loadRecord, line);
  if (error !== "") {
    throw new HttpError(500, error);
  }
  const name = /^Loaded image(?: ID)?: (\S+)/.exec(stream)?.[1];
  return name === undefined ? [] : [name];
}
