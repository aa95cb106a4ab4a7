import * as z from "zod/mini";
import type { Volume } from "../model";
import { optionalText, textMap } from "./parseRecords";

/** The answer of `/volumes`, whose list stands in a field; null for none. */
export const volumesRecord = z.object({ Volumes: z.optional(z.unknown()) });

export const volumeRecord = z.object({
  Name: z.string(),
  Driver: optionalText,
  Mountpoint: optionalText,
  Labels: textMap,
});

export function toVolume(record: z.output<typeof volumeRecord>): Volume {
  return { name: record.Name, driver: record.Driver, mountpoint: record.Mountpoint, labels: record.Labels };
}
