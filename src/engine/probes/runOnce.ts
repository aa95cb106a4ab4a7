import * as z from "zod/mini";
import { sleep } from "../../platform/clock";
import type { Engine } from "../engine";
import { parseInspect } from "../parseInspect";
import { removeAnyway } from "../removeAnyway";
import type { RunOptions } from "../runOptions";
import { helperLabel } from "./helperLabel";

const endedSchema = z.object({ State: z.object({ ExitCode: z.int(), Running: z.optional(z.boolean()) }) });

/** Between an output's end and the engine's knowledge of the container's. */
const endPollMs = 50;

type OnceOptions = Pick<RunOptions, "image" | "devices" | "groups" | "mounts" | "environment" | "network">;

/**
 * Runs a shell line in a throw-away container of the image and says how it ended: the way to look at the engine's host,
 * or to write into a volume, that works however far away the engine is.
 */
export async function runOnce(
  engine: Engine,
  line: string,
  options: OnceOptions,
  signal: AbortSignal,
): Promise<{ readonly exitCode: number; readonly output: string }> {
  const { id } = await engine.create(
    { ...options, entrypoint: ["/bin/sh", "-c"], command: [line], labels: { [helperLabel]: "" }, restart: "no" },
    signal,
  );
  try {
    await engine.start(id, signal);
    await followToEnd(engine, id, signal);
    const exitCode = await endOf(engine, id, signal);
    // An engine may end a followed log before the last words are in it; once it knows the end, they are.
    return { exitCode, output: await readAll(engine, id, signal) };
  } finally {
    await removeAnyway(engine, id);
  }
}

async function endOf(engine: Engine, id: string, signal: AbortSignal): Promise<number> {
  for (;;) {
    const { Running: isRunning, ExitCode: exitCode } = endedState(await engine.inspect("container", id, signal));
    if (isRunning !== true) {
      return exitCode;
    }
    await sleep(endPollMs, signal);
  }
}

export function endedState(answer: unknown): z.infer<typeof endedSchema>["State"] {
  return parseInspect(endedSchema, answer).State;
}

/** Following the log to its end is also the wait for the container's. */
async function followToEnd(engine: Engine, id: string, signal: AbortSignal): Promise<void> {
  const chunks = engine.logs(id, { follow: "follow" }, signal)[Symbol.asyncIterator]();
  while ((await chunks.next()).done !== true) {
    // What it says is read as a whole when it has ended.
  }
}

async function readAll(engine: Engine, id: string, signal: AbortSignal): Promise<string> {
  const decoder = new TextDecoder();
  let output = "";
  for await (const { data } of engine.logs(id, { follow: "once" }, signal)) {
    output += decoder.decode(data, { stream: true });
  }
  return output;
}
