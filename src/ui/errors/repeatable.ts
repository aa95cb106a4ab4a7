import { EngineError } from "../../engine/engineError";
import { isWorthAnotherTry } from "./changesThatHelp";
import { RemediedError } from "./remedy";

/** Does the work; when another try may get through, the error has a button that does it once more. */
export async function repeatable(again: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw isBrokenOff(error) || isWorthAnotherTry(error)
      ? new RemediedError(error, [{ title: again, press: () => repeatable(again, work) }])
      : error;
  }
}

/** The connection gave way in the middle. */
function isBrokenOff(error: unknown): boolean {
  return (
    error instanceof EngineError && (error.failure.kind === "fellSilent" || error.failure.kind === "connectionLost")
  );
}
