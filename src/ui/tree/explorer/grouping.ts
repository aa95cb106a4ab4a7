import { splitReference } from "../../../engine/imageReference";
import type { Container, Image } from "../../../engine/model";
import type { EngineSnapshot } from "../../../inventory/engineState";

const projectLabel = "com.docker.compose.project";

/** The compose project a container belongs to. */
export function projectOf(container: Container): string | undefined {
  return container.labels[projectLabel];
}

export function containersOfProject(snapshot: EngineSnapshot, project: string): readonly Container[] {
  return byName([...snapshot.container.values()].filter((container) => projectOf(container) === project));
}

/** Projects first, in the order of their names, then the containers that belong to none. */
export function groupContainers(snapshot: EngineSnapshot): {
  readonly projects: readonly string[];
  readonly standalone: readonly Container[];
} {
  const projects = new Set<string>();
  const standalone: Container[] = [];
  for (const container of snapshot.container.values()) {
    const project = projectOf(container);
    if (project === undefined) {
      standalone.push(container);
    } else {
      projects.add(project);
    }
  }
  return { projects: [...projects].sort(compareText), standalone: byName(standalone) };
}

export interface TaggedImage {
  readonly image: Image;
  readonly tag: string | undefined;
}

/** A picture is never changed, only replaced, so its grouping is worked out once and not once per row. */
const imageGroups = new WeakMap<EngineSnapshot["image"], ReadonlyMap<string, readonly TaggedImage[]>>();

/** Every tag under its repository; images without any tag under the empty name, which comes last. */
export function groupImages({ image: images }: EngineSnapshot): ReadonlyMap<string, readonly TaggedImage[]> {
  const known = imageGroups.get(images);
  if (known) {
    return known;
  }
  const groups = groupByRepository(images.values());
  imageGroups.set(images, groups);
  return groups;
}

function groupByRepository(images: Iterable<Image>): ReadonlyMap<string, readonly TaggedImage[]> {
  const repositories = new Map<string, TaggedImage[]>();
  for (const image of images) {
    const tags = image.tags.length > 0 ? image.tags : [undefined];
    for (const tag of tags) {
      const repository = tag === undefined ? "" : repositoryOf(tag);
      const list = repositories.get(repository);
      if (list) {
        list.push({ image, tag });
      } else {
        repositories.set(repository, [{ image, tag }]);
      }
    }
  }
  const names = [...repositories.keys()].sort((a, b) => (a === "" ? 1 : b === "" ? -1 : compareText(a, b)));
  return new Map(names.map((name) => [name, sortTags(repositories.get(name) ?? [])]));
}

export function repositoryOf(tag: string): string {
  return splitReference(tag).repository;
}

function sortTags(images: readonly TaggedImage[]): readonly TaggedImage[] {
  return images.toSorted((a, b) => compareText(a.tag ?? "", b.tag ?? ""));
}

/** `localeCompare` builds a collator per call, which a thousand rows make visible. */
let collator: Intl.Collator | undefined;

export function compareText(a: string, b: string): number {
  // The first collator of a process takes ten milliseconds, so activation is not the time to make it.
  collator ??= new Intl.Collator(undefined, { numeric: true });
  return collator.compare(a, b);
}

export function byName<T extends { readonly name: string }>(records: readonly T[]): readonly T[] {
  return records.toSorted((a, b) => compareText(a.name, b.name));
}
