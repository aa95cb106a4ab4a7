import * as z from "zod/mini";
import type { Network } from "../model";
import { optionalText, textMap } from "./parseRecords";

/** One record of `/networks`. */
export const networkRecord = z.object({
  Id: z.string(),
  Name: z.string(),
  Driver: optionalText,
  Scope: optionalText,
  Internal: z.catch(z.boolean(), false),
  Labels: textMap,
});

export function toNetwork(record: z.output<typeof networkRecord>): Network {
  return {
    id: record.Id,
    name: record.Name,
    driver: record.Driver,
    scope: record.Scope,
    isInternal: record.Internal,
    labels: record.Labels,
  };
}
