import { splitReference } from "../engine/imageReference";
import { baseImages } from "./baseImages";
import { windowsReleases, type ReleaseTag } from "./windowsReleases";

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
  const told = windowsReleases.find((candidate) => tag.includes(candidate.tag));
  return told && `${repository}:${tag.replace(told.tag, release)}`;
}
