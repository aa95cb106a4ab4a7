import type { Verdict } from "../../compatibility/verdict";
import { recogniseError } from "../../engine/catalogue";
import { EngineError } from "../../engine/engineError";
import type { RunChange } from "../../engine/run/runChanges";

/**
 * With what the same would run that an engine refused.
 *
 * @param expected of the image on that engine: without a number, Windows' own words do not tell in every language
 */
export function changesThatHelp(error: unknown, expected?: Verdict["kind"]): readonly RunChange[] {
  return expected === "hypervOnly" && isOfCreation(error) ? ["hyperVIsolation"] : changesFor(saidBy(error));
}

/** Windows did not make the container, and what it says of that is not known. */
export function isOfCreation(error: unknown): boolean {
  const said = saidBy(error);
  return said.includes("CreateComputeSystem") && !recogniseError(said);
}

/** Whether the image is of a release that the engine's Windows does not run. */
export function isOtherTagNeeded(error: unknown): boolean {
  return recogniseError(saidBy(error))?.remedies.some(({ kind }) => kind === "otherTag") ?? false;
}

/** Whether the same often passes the next time. */
export function isWorthAnotherTry(error: unknown): boolean {
  return recogniseError(saidBy(error))?.remedies.some(({ kind }) => kind === "doAgain") ?? false;
}

/** The engine's own words. */
export function saidBy(error: unknown): string {
  return error instanceof EngineError && "detail" in error.failure ? error.failure.detail : "";
}

/** The same by a program's own words. */
export function changesFor(text: string): readonly RunChange[] {
  return (recogniseError(text)?.remedies ?? []).flatMap((remedy) =>
    remedy.kind === "runAgain" ? [remedy.change] : [],
  );
}
