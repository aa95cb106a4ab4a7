import { machineHere } from "../../diagnosis/machineHere";
import { findPortHolder, type PortHolder } from "../../diagnosis/portHolder";
import { recogniseError } from "../../engine/catalogue";
import { EngineError } from "../../engine/engineError";

/** The error is shown after that at the latest. */
const deadlineMs = 3_000;

/** What holds the port that an error is about, where its words leave that open and Windows, asked here, tells. */
export async function portHolderBehind(error: unknown, machine = machineHere): Promise<PortHolder | undefined> {
  const failure = failureBehind(error);
  if (failure?.kind !== "portTaken" || recogniseError(failure.detail)?.id !== "portTakenOrReserved") {
    return undefined;
  }
  const port = { endpoint: failure.endpoint, said: failure.detail };
  return findPortHolder(port, machine, AbortSignal.timeout(deadlineMs));
}

/** Commands put their own errors, with what they offer, around the engine's. */
function failureBehind(error: unknown): EngineError["failure"] | undefined {
  if (error instanceof EngineError) {
    return error.failure;
  }
  return error instanceof Error ? failureBehind(error.cause) : undefined;
}
