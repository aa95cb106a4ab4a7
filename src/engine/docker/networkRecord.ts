import * as z from "zod/mini";
import type { Network } from "../model";
import { optionalText, textMap } from "./parseRecords";

const subnetRecord = z.object({ Subnet: optionalText, Gateway: optionalText });

/** On networks that a Windows engine found on its host and took over. */
const hostOwned = "com.docker.network.windowsshim.hnsowned";

/** One record of `/networks`. */
export const networkRecord = z.object({
  Id: z.string(),
  Name: z.string(),
  Driver: optionalText,
  Scope: optionalText,
  Internal: z.catch(z.boolean(), false),
  Labels: textMap,
  Options: textMap,
  IPAM: z.catch(z.object({ Config: z.catch(z.array(subnetRecord), []) }), { Config: [] }),
});

export function toNetwork(record: z.output<typeof networkRecord>): Network {
  return {
    id: record.Id,
    name: record.Name,
    driver: record.Driver,
    scope: record.Scope,
    isInternal: record.Internal,
    labels: record.Labels,
    owner: (record.Options[hostOwned] ?? "false") === "false" ? "engine" : "host",
    subnets: record.IPAM.Config.flatMap(({ Subnet: subnet, Gateway: gateway }) =>
      subnet === "" ? [] : [{ subnet, gateway: gateway === "" ? undefined : gateway }],
    ),
  };
}
