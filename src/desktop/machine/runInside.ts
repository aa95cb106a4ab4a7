import type { Engine } from "../../engine/engine";
import { runInContainer } from "../../engine/runInContainer";

/** Runs a shell line inside a running container, and says how it ended. */
export async function runInside(
  engine: Engine,
  id: string,
  line: string,
  signal: AbortSignal,
): Promise<{ readonly exitCode: number; readonly output: string }> {
  return runInContainer(engine, id, ["sh", "-c", line], signal);
}
