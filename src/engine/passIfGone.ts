import { EngineError } from "./engineError";

/** What has just gone is nothing to fail at; everything else is. */
export function passIfGone(error: unknown): undefined {
  if (!(error instanceof EngineError) || error.failure.kind !== "notFound") {
    throw error;
  }
}
