import type { ComposeService } from "./composeFile";
import { withDefaultTag } from "../imageReference";
import type { Container, Image } from "../model";

const hashLabel = "com.docker.compose.config-hash";

/** What is known of what compose would make. */
export interface ComposeKnowledge {
  /** Of the services' settings; undefined where this compose does not tell. */
  readonly hashes: ReadonlyMap<string, string> | undefined;
  /** Of the engine. */
  readonly images: readonly Pick<Image, "id" | "tags">[];
}

/** Whether compose takes a container for one of other settings than its service's now, and so makes another in its place. */
export function isMadeAnew(
  { labels, imageId }: Pick<Container, "labels" | "imageId">,
  service: Pick<ComposeService, "name" | "image"> | undefined,
  { hashes, images }: ComposeKnowledge,
): boolean {
  if (service === undefined) {
    return false;
  }
  const reference = service.image === undefined ? undefined : withDefaultTag(service.image);
  const image = images.find(({ tags }) => reference !== undefined && tags.includes(reference));
  return (
    (hashes !== undefined && hashes.get(service.name) !== labels[hashLabel]) ||
    (image !== undefined && image.id !== imageId)
  );
}
