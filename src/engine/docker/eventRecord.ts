import * as z from "zod/mini";
import { objectKinds, type EngineEvent } from "../model";
import { optionalNumber, optionalText, parseJsonLine, parseRecord, textMap } from "./parseRecords";

/** One line of `/events`. */
const eventRecord = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.catch(z.object({ ID: optionalText, Attributes: textMap }), { ID: "", Attributes: {} }),
  time: optionalNumber,
});

/** Takes the line's text because the time in nanoseconds does not survive as a number. */
export function toEngineEvent(line: string): EngineEvent {
  const record = parseRecord(eventRecord, parseJsonLine(line));
  // The time stands last; the same text within a label has its quotes escaped and does not match.
  const timeNano = /"timeNano":(\d+)/.exec(line)?.[1] ?? `${record.time}000000000`;
  return {
    kind: objectKinds.find((kind) => kind === record.Type) ?? "other",
    action: record.Action,
    id: record.Actor.ID,
    attributes: record.Actor.Attributes,
    timeNano,
  };
}

/** The way the engine wants `since`: seconds with nine decimals. */
export function sinceOf(timeNano: string): string {
  const digits = timeNano.padStart(10, "0");
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`;
}
