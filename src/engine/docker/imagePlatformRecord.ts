import * as z from "zod/mini";
import type { ImagePlatform, WindowsBuild } from "../model";
import { optionalText, parseRecord, parseRecords } from "./parseRecords";

/** The part of `/images/{name}/json` that says what the image is made for. */
export const imagePlatformRecord = z.object({
  Os: optionalText,
  Architecture: optionalText,
  OsVersion: optionalText,
});

const distributionRecord = z.object({ Platforms: z.unknown() });
/** As in the registry's own list. */
const listedPlatformRecord = z.object({
  os: z.string(),
  architecture: optionalText,
  "os.version": optionalText,
});

/** What attestations are listed as, beside the images that they are about. */
const notAnImage = "unknown";

export function toImagePlatform(record: z.output<typeof imagePlatformRecord>): ImagePlatform {
  return platform(record.Os, record.Architecture, record.OsVersion);
}

export function toDistribution(answer: unknown): readonly ImagePlatform[] {
  const { Platforms } = parseRecord(distributionRecord, answer);
  return parseRecords(listedPlatformRecord, Platforms)
    .filter(({ os }) => os !== notAnImage)
    .map((listed) => platform(listed.os, listed.architecture, listed["os.version"]));
}

function platform(os: string, architecture: string, version: string): ImagePlatform {
  return { os, architecture, build: os === "windows" ? buildOf(version) : undefined };
}

/** "10.0.20348.2527": only the last two numbers tell builds apart. */
function buildOf(version: string): WindowsBuild | undefined {
  const [, build, revision] = /^10\.0\.(\d+)(?:\.(\d+))?$/.exec(version) ?? [];
  return build === undefined
    ? undefined
    : { build: Number(build), revision: revision === undefined ? undefined : Number(revision) };
}
