import type { Engine } from "./engine";

/** Runs a program inside a running container to its end, and says how it ended and what it wrote. */
export async function runInContainer(
  engine: Engine,
  id: string,
  command: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly exitCode: number | undefined; readonly output: string }> {
  const session = await engine.exec(id, { command, terminal: "none" }, signal);
  const decoder = new TextDecoder();
  let output = "";
  session.stderr?.resume();
  try {
    for await (const chunk of session.stream as AsyncIterable<Uint8Array>) {
      output += decoder.decode(chunk, { stream: true });
    }
    return { exitCode: await session.exitCode(signal), output };
  } finally {
    session.close();
  }
}
