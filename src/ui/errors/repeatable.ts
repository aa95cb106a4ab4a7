import { EngineError } from "../../engine/engineError";
import { RemediedError } from "./remedy";

/** Does the work; when the connection gave way in the middle, the error has a button that does it once more. */
export async function repeatable(again: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw isBrokenOff(error)
      ? new RemediedError(error, [{ title: again, press: () => repeatable(again, work) }])
      : error;
  }
}

function isBrokenOff(error: unknown): boolean {
  return (
    error instanceof EngineError && (error.failure.kind === "fellSilent" || error.failure.kind === "connectionLost")
  );
}
