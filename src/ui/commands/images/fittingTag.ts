import { workingReference } from "../../../compatibility/workingReference";
import { EngineError } from "../../../engine/engineError";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { releaseThatRuns } from "../../compatibility/releaseThatRuns";
import { isOtherTagNeeded } from "../../errors/changesThatHelp";

/**
 * The same image of a release that runs on the engine's Windows, when the error says that this one does not; undefined
 * when the image's name tells no release, or the engine none.
 */
export async function fittingTag(
  error: unknown,
  reference: string,
  snapshot: EngineSnapshot,
): Promise<string | undefined> {
  const works = isOfOtherRelease(error) ? await releaseThatRuns(snapshot) : undefined;
  const fitting = works && workingReference(reference, works.tag);
  return fitting === reference ? undefined : fitting;
}

function isOfOtherRelease(error: unknown): boolean {
  const isTooNew = error instanceof EngineError && error.failure.kind === "imageTooNew";
  return isTooNew || isOtherTagNeeded(error);
}
