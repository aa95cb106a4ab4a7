import type { GpuRequest } from "../../engine/runOptions";
import { withoutInterpolation } from "./composeText";
import { oneRequest, readCount } from "../runWords/gpuText";
import { asList, asRecord, asText, assignmentsOf, type Json } from "./json";

type JsonRecord = Readonly<Record<string, Json>>;

/** As reservations, which Compose has long known; the shorter `gpus` is newer. */
export function writeComposeGpus(gpus: readonly GpuRequest[]): unknown {
  const devices = gpus.map(({ driver, count, deviceIds, capabilities = [], options }) => ({
    ...(driver !== undefined && { driver }),
    ...(count !== undefined && { count }),
    ...(deviceIds !== undefined && { device_ids: deviceIds.map(withoutInterpolation) }),
    capabilities: ["gpu", ...capabilities],
    ...(options !== undefined && {
      options: Object.fromEntries(Object.entries(options).map(([name, value]) => [name, withoutInterpolation(value)])),
    }),
  }));
  return devices.length === 0 ? undefined : { resources: { reservations: { devices } } };
}

/** In both ways; `note` is told what else is reserved or limited. */
export function readComposeGpus(service: JsonRecord, note: (key: string) => void): readonly GpuRequest[] {
  const { gpus } = service;
  const short = gpus === undefined ? [] : Array.isArray(gpus) ? asList(gpus) : [{ count: asText(gpus) }];
  const { resources, ...deploy } = asRecord(service.deploy);
  const { reservations, ...otherResources } = asRecord(resources);
  const { devices, ...otherReservations } = asRecord(reservations);
  if ([deploy, otherResources, otherReservations].some((rest) => Object.keys(rest).length > 0)) {
    note("deploy");
  }
  return [
    ...requestsOf(short.map(asRecord), () => note("gpus")),
    ...requestsOf(asList(devices).map(asRecord), () => note("deploy")),
  ];
}

function requestsOf(entries: readonly JsonRecord[], refuse: () => void): readonly GpuRequest[] {
  return entries.flatMap((entry) => {
    const read = requestOf(entry);
    if (!read) {
      refuse();
    }
    return read ?? [];
  });
}

function requestOf({ driver, count, device_ids: ids, capabilities, options }: JsonRecord): GpuRequest | undefined {
  const words = asList(capabilities).map(asText);
  const isGpu = words.length === 0 || words.includes("gpu") || asText(driver) === "cdi";
  const request: GpuRequest = {
    driver: asText(driver),
    ...(asText(count) !== "" && { count: readCount(asText(count)) }),
    deviceIds: asList(ids).map(asText),
    capabilities: words.filter((word) => word !== "gpu"),
    options: Object.fromEntries(Object.entries(assignmentsOf(options)).map(([name, value]) => [name, value ?? ""])),
  };
  return isGpu ? oneRequest(request, "all") : undefined;
}
