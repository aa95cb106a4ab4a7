import { splitReference } from "../engine/imageReference";

/** Repositories whose containers are Windows desktops; the last is the small stand-in of the samples and tests. */
const repositories: ReadonlySet<string> = new Set([
  "dockurr/windows",
  "dockurr/windows-arm",
  "ghcr.io/dockur/windows",
  "ghcr.io/dockur/windows-arm",
  "windows-containers/demo-desktop",
]);

/** True for the name of a desktop image, with or without registry, tag and digest. */
export function isDesktopImage(reference: string): boolean {
  const { repository } = splitReference(reference);
  return repositories.has(repository.replace(/^(docker\.io|index\.docker\.io|registry-1\.docker\.io)\//, ""));
}
