import * as z from "zod/mini";
import type { ContainerChanges } from "../../engine/containerChanges";
import type { Engine } from "../../engine/engine";
import { splitReference, withDefaultTag } from "../../engine/imageReference";
import { parseInspect } from "../../engine/parseInspect";
import { parseContainer, type ContainerRecord } from "../containerRecord";
import { previousImageLabel } from "../labels";

const previousSchema = z.object({
  /** As the container of before named it. */
  image: z.string(),
  /** A name of its own for it where the first one means another image now. */
  kept: z.optional(z.string()),
});

export type PreviousImage = z.infer<typeof previousSchema>;

/** The image that a desktop ran before its last upgrade, as its container says: nothing of it is kept here. */
export function previousImageOf({ labels }: Pick<ContainerRecord, "labels">): PreviousImage | undefined {
  try {
    const parsed = z.safeParse(previousSchema, JSON.parse(labels[previousImageLabel] ?? ""));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** What makes a desktop run another image, and lets it find the way back. */
export async function imageChanges(
  engine: Engine,
  id: string,
  image: string,
  signal: AbortSignal,
): Promise<Omit<ContainerChanges, "name">> {
  const answer = await engine.inspect("container", id, signal);
  const previous = await keepImage(engine, { ...parseContainer(answer), imageId: imageIdOf(answer) }, signal);
  return { image, labels: { set: { [previousImageLabel]: JSON.stringify(previous) }, unset: [] } };
}

/**
 * The image of a tag that was pulled anew has no name any more, and the next clean-up would take it with the way back: it
 * gets one of its own.
 */
async function keepImage(
  engine: Engine,
  { image, imageId, name }: Pick<ContainerRecord, "image" | "name"> & { readonly imageId: string },
  signal: AbortSignal,
): Promise<PreviousImage> {
  const images = await engine.list("image", signal);
  const present = images.find(({ id }) => id === imageId);
  if (!present || present.tags.includes(withDefaultTag(image))) {
    return { image };
  }
  const kept = `${splitReference(image).repository}:before-${tagOf(name)}`;
  await engine.transfers.tag(imageId, kept, signal);
  return { image, kept };
}

function tagOf(name: string): string {
  return name.replace(/[^\w.-]/g, "-").slice(0, 100);
}

const imageIdSchema = z.object({ Image: z.string() });

export function imageIdOf(answer: unknown): string {
  return parseInspect(imageIdSchema, answer).Image;
}

/** Tags of the desktop's image that the engine has, newest first. */
export async function imagesAtHand(engine: Engine, image: string, signal: AbortSignal): Promise<readonly string[]> {
  const { repository } = splitReference(image);
  const images = await engine.list("image", signal);
  return images
    .toSorted((one, other) => other.createdAt - one.createdAt)
    .flatMap(({ tags }) => tags)
    .filter((tag) => splitReference(tag).repository === repository);
}
