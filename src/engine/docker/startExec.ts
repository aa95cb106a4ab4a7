import { sleep } from "../../platform/clock";
import type { ExecOptions, ExecSession } from "../engine";
import { EngineError } from "../engineError";
import { execRecord } from "./actionRecords";
import type { Calls } from "./calls";
import type { DockerClient, DockerExec } from "./dockerodeOn";
import { ExecStream } from "./execStream";
import { parseRecord } from "./parseRecords";

/** A size may come before the program's terminal is there. */
const resizeAttempts = 5;
const resizeRetryMs = 50;

export async function startExec(
  docker: DockerClient,
  calls: Calls,
  { id, ...options }: ExecOptions & { readonly id: string },
  signal: AbortSignal,
): Promise<ExecSession> {
  const { terminal } = options;
  return calls.open({ operation: "exec", object: "container", id, signal }, async (abortSignal, release) => {
    const exec = await docker.getContainer(id).exec({ ...createBody(options), abortSignal });
    const socket = await exec.start({ ...startBody(options), hijack: true, stdin: true, abortSignal });
    const stream = new ExecStream(socket, terminal === "none" ? "frames" : "raw", (error) =>
      calls.failureOf(error, { operation: "exec", object: "exec", id: exec.id }),
    );
    abortSignal.addEventListener("abort", () => stream.destroy(), { once: true });
    stream.once("close", release);
    if (terminal !== "none") {
      await resize(calls, exec, terminal, abortSignal);
    }
    return sessionOf(calls, exec, stream);
  });
}

function createBody({ command, terminal, user, environment = {} }: ExecOptions) {
  return {
    Cmd: [...command],
    Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: terminal !== "none",
    ...(user === undefined ? {} : { User: user }),
    ...consoleSize(terminal),
  };
}

function startBody({ terminal }: ExecOptions) {
  return { Detach: false, Tty: terminal !== "none", ...consoleSize(terminal) };
}

/** Newer engines start the terminal with this size at once; older ones ignore it. */
function consoleSize(terminal: ExecOptions["terminal"]) {
  return terminal === "none" ? {} : { ConsoleSize: [terminal.rows, terminal.columns] };
}

function sessionOf(calls: Calls, exec: DockerExec, stream: ExecStream): ExecSession {
  const unending = new AbortController().signal;
  return {
    stream,
    stderr: stream.stderr,
    resize: (columns, rows) => resize(calls, exec, { columns, rows }, unending),
    exitCode: (signal) =>
      calls.run({ operation: "inspect exec", object: "exec", id: exec.id, signal }, async (abortSignal) => {
        const { Running, ExitCode } = parseRecord(execRecord, await exec.inspect({ abortSignal }));
        return Running ? undefined : (ExitCode ?? undefined);
      }),
    close: () => void stream.destroy(),
  };
}

/** The size of a terminal that has just ended is of no interest. */
async function resize(
  calls: Calls,
  exec: DockerExec,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 1; attempt <= resizeAttempts; attempt += 1) {
    try {
      await calls.run({ operation: "resize exec", object: "exec", id: exec.id, signal }, (abortSignal) =>
        exec.resize({ w: columns, h: rows, abortSignal }),
      );
      return;
    } catch (error) {
      if (!(error instanceof EngineError)) {
        throw error;
      }
      await sleep(resizeRetryMs, signal);
    }
  }
}
