import * as z from "zod/mini";
import type { DiskUsage } from "../housekeeping";
import { shortId } from "../shortId";
import { nameOfContainer, stateOf } from "./containerRecord";
import { optionalNumber, optionalText, textList, textMap } from "./parseRecords";

const image = z.object({
  Id: z.string(),
  RepoTags: textList,
  Size: optionalNumber,
  SharedSize: optionalNumber,
  Containers: optionalNumber,
});
const container = z.object({
  Id: z.string(),
  Names: textList,
  State: optionalText,
  Status: optionalText,
  SizeRw: optionalNumber,
});
const volume = z.object({
  Name: z.string(),
  Labels: textMap,
  UsageData: z.catch(z.object({ Size: z.catch(z.number(), -1), RefCount: z.catch(z.number(), -1) }), {
    Size: -1,
    RefCount: -1,
  }),
});
const cache = z.object({
  ID: z.string(),
  Description: optionalText,
  Size: optionalNumber,
  InUse: z.catch(z.boolean(), false),
});

/** Engines of API 1.52 and later put each list below a summary of it. */
function listOf<S extends z.ZodMiniType>(item: S) {
  return z.catch(z.array(item), []);
}
function summaryOf<S extends z.ZodMiniType>(item: S) {
  return z.catch(z.optional(z.object({ Items: listOf(item), TotalSize: optionalNumber })), undefined);
}

/** The answer of `/system/df`. */
export const diskUsageRecord = z.object({
  LayersSize: optionalNumber,
  Images: listOf(image),
  Containers: listOf(container),
  Volumes: listOf(volume),
  BuildCache: listOf(cache),
  ImageUsage: summaryOf(image),
  ContainerUsage: summaryOf(container),
  VolumeUsage: summaryOf(volume),
  BuildCacheUsage: summaryOf(cache),
});

export function toDiskUsage(record: z.output<typeof diskUsageRecord>): DiskUsage {
  return {
    layerBytes: record.ImageUsage?.TotalSize ?? record.LayersSize,
    images: (record.ImageUsage?.Items ?? record.Images).map((one) => ({
      id: one.Id,
      tags: one.RepoTags.filter((tag) => tag !== "<none>:<none>"),
      sizeBytes: one.Size,
      sharedBytes: Math.max(0, one.SharedSize),
      containers: Math.max(0, one.Containers),
    })),
    containers: (record.ContainerUsage?.Items ?? record.Containers).map((one) => ({
      id: one.Id,
      name: nameOfContainer(one.Names) ?? shortId(one.Id),
      state: stateOf(one.State, one.Status),
      sizeBytes: one.SizeRw,
    })),
    volumes: (record.VolumeUsage?.Items ?? record.Volumes).map((one) => ({
      name: one.Name,
      // Engines before 23 do not mark them; their name is the 64 digits that nobody gives.
      anonymous: "com.docker.volume.anonymous" in one.Labels || /^[0-9a-f]{64}$/.test(one.Name),
      sizeBytes: one.UsageData.Size < 0 ? undefined : one.UsageData.Size,
      containers: Math.max(0, one.UsageData.RefCount),
    })),
    buildCache: (record.BuildCacheUsage?.Items ?? record.BuildCache).map((one) => ({
      id: one.ID,
      description: one.Description,
      sizeBytes: one.Size,
      isInUse: one.InUse,
    })),
  };
}

/** The answer of `/build/prune`. */
export const prunedRecord = z.object({ CachesDeleted: textList, SpaceReclaimed: optionalNumber });
