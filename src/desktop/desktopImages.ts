import { splitReference } from "../engine/imageReference";

/** The last is the small stand-in of the samples and tests. Whatever stands before is the registry, or the path of a mirror. */
const repositories = /(^|\/)(dockurr?\/windows(-arm)?|windows-containers\/demo-desktop)$/;
const source = /^https?:\/\/github\.com\/dockur\/windows(-arm)?(\.git)?\/?$/;

/** True for the name of a desktop image, with or without registry, tag and digest. */
export function isDesktopImage(reference: string): boolean {
  return repositories.test(splitReference(reference).repository);
}

/** True for the labels of a desktop image: containers inherit them, and keep them when the image's name moves on. */
export function areOfDesktopImage(labels: Readonly<Record<string, string>>): boolean {
  return ["source", "url"].some((key) => source.test(labels[`org.opencontainers.image.${key}`] ?? ""));
}
