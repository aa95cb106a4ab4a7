import * as z from "zod/mini";
import type { FileChange, ProcessTable } from "../containerActions";
import { textList } from "./parseRecords";

/** Answers to what is done with a container. */
export const topRecord = z.object({ Titles: textList, Processes: z.array(textList) });
export const changeRecord = z.object({ Path: z.string(), Kind: z.literal([0, 1, 2]) });
export const updatedRecord = z.object({ Warnings: textList });
export const createdRecord = z.object({ Id: z.string(), Warnings: textList });
/** Of what was made or listed, where no more is asked. */
export const idRecord = z.object({ Id: z.string() });
/** A program in a container; an engine tells no exit code before its end. */
export const execRecord = z.object({ Running: z.boolean(), ExitCode: z.nullish(z.number()) });

const changeKinds = { 0: "modified", 1: "added", 2: "deleted" } as const;

export function toFileChange({ Path, Kind }: z.infer<typeof changeRecord>): FileChange {
  return { path: Path, kind: changeKinds[Kind] };
}

export function toProcessTable({ Titles, Processes }: z.infer<typeof topRecord>): ProcessTable {
  return { titles: Titles, rows: Processes };
}
