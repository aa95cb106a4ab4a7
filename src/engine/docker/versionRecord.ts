import * as z from "zod/mini";
import type { EngineVersion } from "../model";
import { optionalText } from "./parseRecords";

/** `/version`. */
export const versionRecord = z.object({
  Version: optionalText,
  ApiVersion: z.string(),
  MinAPIVersion: optionalText,
  Os: z.enum(["linux", "windows"]),
  Arch: optionalText,
  Platform: z.catch(z.object({ Name: optionalText }), { Name: "" }),
});

export function toEngineVersion(record: z.output<typeof versionRecord>): EngineVersion {
  return {
    version: record.Version,
    apiVersion: record.ApiVersion,
    minApiVersion: record.MinAPIVersion === "" ? undefined : record.MinAPIVersion,
    mode: record.Os,
    architecture: record.Arch,
    platformName: record.Platform.Name === "" ? undefined : record.Platform.Name,
  };
}
