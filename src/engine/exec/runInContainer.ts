import type { Engine } from "../engine";
import { untilExit } from "./untilExit";

/** Runs a program inside a running container to its end, and says how it ended and what it wrote. */
export async function runInContainer(
  engine: Pick<Engine, "exec">,
  id: string,
  command: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly exitCode: number; readonly output: string }> {
  return untilExit(await engine.exec(id, { command, terminal: "none" }, signal), signal);
}
