import * as z from "zod/mini";
import type { Image } from "../model";
import { optionalNumber, optionalText, textList, textMap } from "./parseRecords";

/** One record of `/images/json`. */
export const imageRecord = z.object({
  Id: z.string(),
  RepoTags: textList,
  RepoDigests: textList,
  Created: optionalNumber,
  Size: optionalNumber,
  Labels: textMap,
});

/** `/images/{name}/json`, which says the same in other words. */
export const imageInspectRecord = z.object({
  Id: z.string(),
  RepoTags: textList,
  RepoDigests: textList,
  Created: optionalText,
  Size: optionalNumber,
  Config: z.catch(z.object({ Labels: textMap }), { Labels: {} }),
});

export function toImage(record: z.output<typeof imageRecord>): Image {
  return {
    id: record.Id,
    tags: named(record.RepoTags),
    digests: named(record.RepoDigests),
    createdAt: record.Created,
    sizeBytes: record.Size,
    labels: record.Labels,
  };
}

export function inspectedToImage({ Created, Config, ...record }: z.output<typeof imageInspectRecord>): Image {
  const createdMs = Date.parse(Created);
  return toImage({
    ...record,
    Created: Number.isNaN(createdMs) ? 0 : Math.floor(createdMs / 1_000),
    Labels: Config.Labels,
  });
}

/** Older engines say `<none>:<none>` for a dangling image. */
function named(references: readonly string[]): readonly string[] {
  return references.filter((reference) => !reference.startsWith("<none>"));
}
