import { recogniseError } from "../../engine/catalogue";
import { EngineError } from "../../engine/engineError";
import type { RunChange } from "../../engine/runChanges";

/** With what the same would run that an engine refused. */
export function changesThatHelp(error: unknown): readonly RunChange[] {
  const detail = error instanceof EngineError && "detail" in error.failure ? error.failure.detail : "";
  return (recogniseError(detail)?.remedies ?? []).flatMap((remedy) =>
    remedy.kind === "runAgain" ? [remedy.change] : [],
  );
}
