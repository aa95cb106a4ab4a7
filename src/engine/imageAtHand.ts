import type { Engine } from "./engine";
import { withDefaultTag } from "./imageReference";

/** Whether the engine has an image of this name already. */
export async function isImageAtHand(engine: Engine, image: string, signal: AbortSignal): Promise<boolean> {
  const name = withDefaultTag(image);
  return (await engine.list("image", signal)).some(({ tags }) => tags.includes(name));
}
