import type { Engine } from "../engine/engine";

/** Runs a shell line inside a running container, and says how it ended. */
export async function runInside(
  engine: Engine,
  id: string,
  line: string,
  signal: AbortSignal,
): Promise<{ readonly exitCode: number | undefined; readonly output: string }> {
  const session = await engine.exec(id, { command: ["sh", "-c", line], terminal: "none" }, signal);
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
