import { workingReference } from "../../../compatibility/workingReference";
import { workingRelease } from "../../../compatibility/verdict";
import { recogniseError } from "../../../engine/catalogue";
import { EngineError, type EngineFailure } from "../../../engine/engineError";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { hypervisorBehind } from "../../compatibility/hypervisorBehind";

/** What an engine says when an image is made for another release of Windows than its own. */
const ofOtherRelease: ReadonlySet<string> = new Set(["imageNewerThanHost", "unrecognisedLayer"]);

/**
 * The same image of a release that runs on the engine's Windows, when the error says that this one does not; undefined
 * when the image's name tells no release, or the engine none.
 */
export async function fittingTag(
  error: unknown,
  reference: string,
  snapshot: EngineSnapshot,
): Promise<string | undefined> {
  const host = snapshot.info?.hostBuild;
  if (!host || !(error instanceof EngineError) || !isOfOtherRelease(error.failure)) {
    return undefined;
  }
  const works = workingRelease(host, { hypervisor: await hypervisorBehind(snapshot) });
  const fitting = works && workingReference(reference, works.tag);
  return fitting === reference ? undefined : fitting;
}

function isOfOtherRelease(failure: EngineFailure): boolean {
  const said = "detail" in failure ? recogniseError(failure.detail)?.id : undefined;
  return failure.kind === "imageTooNew" || (said !== undefined && ofOtherRelease.has(said));
}
