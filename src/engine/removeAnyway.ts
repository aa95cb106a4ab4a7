import { isAbortError, isTimeout } from "../platform/abort";
import type { Engine } from "./engine";

const removalMs = 30_000;

/**
 * Removes a container as it is, with the volumes that its image declares. It has a signal of its own: what was started
 * goes away also when the user cancelled. An engine may be slow at it.
 */
export async function removeAnyway(engine: Engine, id: string): Promise<void> {
  try {
    const options = { force: "force", anonymousVolumes: "remove" } as const;
    await engine.remove("container", id, options, AbortSignal.timeout(removalMs));
  } catch (error) {
    if (!isAbortError(error) && !isTimeout(error)) {
      throw error;
    }
  }
}
