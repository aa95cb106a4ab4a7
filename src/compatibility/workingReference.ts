import { splitReference } from "../engine/imageReference";
import { baseImages } from "./baseImages";
import type { ReleaseTag } from "./windowsReleases";

/** A release's own name; those that were short-lived, and 1809, only behind the base image, where they are no year. */
const releaseInTag =
  /ltsc20\d\d|(?<=(?:nanoserver|servercore|server|windows)-)(?:1709|1803|1809|1903|1909|2004|20H2)\b/i;

/** Where a Dockerfile or a compose file names an image; of those that are put together the release is not known. */
const imageInLine =
  /^[ \t]*(?:FROM[ \t]+(?:--platform=\S+[ \t]+)?|ARG[ \t]+\w+=|(?:- )?image:[ \t]*)["']?(?<reference>[^\s"'#$]+:[^\s"'#$]+)(?![^\s"'#])/dgim;

interface WorkingPlace {
  readonly start: number;
  readonly reference: string;
  readonly working: string;
}

/** The images in a Dockerfile or a compose file that there are of another release, and where they stand. */
export function workingReferences(text: string, release: ReleaseTag): readonly WorkingPlace[] {
  return [...text.matchAll(imageInLine)].flatMap(({ groups, indices }) => {
    const reference = groups?.reference ?? "";
    const working = workingReference(reference, release);
    const start = indices?.groups?.reference?.[0] ?? 0;
    return working === undefined || working === reference ? [] : [{ start, reference, working }];
  });
}

/**
 * The same image made of another release: "web:4.8-windowsservercore-ltsc2025" as "web:4.8-windowsservercore-ltsc2022".
 * Undefined when the name tells no release, or when it is known that there is no such tag.
 */
export function workingReference(reference: string, release: ReleaseTag): string | undefined {
  const { repository, tag } = splitReference(reference);
  if (tag === undefined) {
    return undefined;
  }
  const base = baseImages.find((image) => image.repository === repository);
  if (base) {
    return base.tags[release] && `${repository}:${release}`;
  }
  return releaseInTag.test(tag) ? `${repository}:${tag.replace(releaseInTag, release)}` : undefined;
}
