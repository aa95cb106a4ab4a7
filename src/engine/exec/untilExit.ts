import { sleep } from "../../platform/clock";
import type { ExecSession } from "../engine";

/** Between an output's end and the engine's knowledge of the program's. */
const endPollMs = 50;

/** Reads what a program writes until it ends, and says how it ended. The session is closed then, however that went. */
export async function untilExit(
  session: ExecSession,
  signal: AbortSignal,
  onOutput: (text: string) => void = () => undefined,
): Promise<{ readonly exitCode: number; readonly output: string }> {
  try {
    const output = await outputOf(session, signal, onOutput);
    return { exitCode: await exitCodeOf(session, signal), output };
  } finally {
    session.close();
  }
}

/** All that a program writes, without its complaints. The session is left to who opened it. */
export async function outputOf(
  session: ExecSession,
  signal: AbortSignal,
  onOutput: (text: string) => void = () => undefined,
): Promise<string> {
  const decoder = new TextDecoder();
  let output = "";
  session.stderr?.resume();
  try {
    for await (const chunk of session.stream as AsyncIterable<Uint8Array>) {
      const text = decoder.decode(chunk, { stream: true });
      output += text;
      onOutput(text);
    }
  } catch (error) {
    // An aborted stream only says that it ended too early.
    signal.throwIfAborted();
    throw error;
  }
  // Or it ends as if the program had said all.
  signal.throwIfAborted();
  return output;
}

async function exitCodeOf(session: ExecSession, signal: AbortSignal): Promise<number> {
  for (;;) {
    const exitCode = await session.exitCode(signal);
    if (exitCode !== undefined) {
      return exitCode;
    }
    await sleep(endPollMs, signal);
  }
}
