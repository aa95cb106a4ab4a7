import type { ProgramPlace } from "../desktopPlace";
import { runInContainer } from "../../engine/exec/runInContainer";

/** Runs a shell line inside a running container, and says how it ended. */
export async function runInside(
  place: ProgramPlace,
  id: string,
  line: string,
  signal: AbortSignal,
): Promise<{ readonly exitCode: number; readonly output: string }> {
  return runInContainer(place, id, ["sh", "-c", line], signal);
}
