import { spawn, type ChildProcess, type ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { abortReason } from "./abort";
import { programToRun } from "./programToRun";
import { windowsProgram } from "./windowsPrograms";

export interface ProgramOptions {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  /** Written to the program's standard input, which is empty without. */
  readonly input?: string;
  readonly workingFolder?: string;
  /** The whole environment, not an addition to ours. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Both outputs, as they come; what is kept of them for the result has an end. */
  readonly onOutput?: (chunk: Uint8Array) => void;
}

/** How a program's run ended, and what it had written by then. */
export type ProgramResult<Output = string> =
  | { readonly kind: "exited"; readonly code: number; readonly stdout: Output; readonly stderr: Output }
  | { readonly kind: "timedOut"; readonly stdout: Output; readonly stderr: Output }
  /** There is no such program, or it may not be run. */
  | { readonly kind: "missing"; readonly detail: string };

/** What a program that was killed by a signal counts as. */
const killedCode = -1;
/** No program of ours says more than this; one that does is cut, not kept in memory. */
const keptOutputBytes = 1 << 20;
/** For a program to end by itself before it is made to. */
const politeMs = 2_000;

/**
 * Runs a program without a shell. When its deadline has passed, or the signal aborts (then this rejects with the signal's
 * reason), the program is killed together with what it started.
 */
export async function runProgram(
  program: string,
  words: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  const result = await runProgramForBytes(program, words, options);
  return result.kind === "missing"
    ? result
    : { ...result, stdout: result.stdout.toString("utf8"), stderr: result.stderr.toString("utf8") };
}

/** For programs that do not write UTF-8, such as `wsl`. */
export async function runProgramForBytes(
  program: string,
  words: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult<Buffer>> {
  const { signal, deadlineMs, input, onOutput } = options;
  if (signal.aborted) {
    throw abortReason(signal);
  }
  const started = await start(program, words, options);
  if ("kind" in started) {
    return started;
  }
  const stdout = collect(started.stdout);
  const stderr = collect(started.stderr);
  if (onOutput) {
    started.stdout.on("data", onOutput);
    started.stderr.on("data", onOutput);
  }
  // A program that does not read its input may close it early.
  started.stdin.on("error", () => undefined).end(input);
  const end = await endOf(started, signal, deadlineMs);
  return end.kind === "missing" ? end : { ...end, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
}

/** Windows refuses what is no program, a batch file for one, by throwing; what is not there arrives as an event. */
async function start(
  program: string,
  words: readonly string[],
  { workingFolder, environment = process.env }: ProgramOptions,
): Promise<ChildProcessByStdio<Writable, Readable, Readable> | (End & { kind: "missing" })> {
  const path = await programToRun(program, environment);
  if (path === undefined) {
    return { kind: "missing", detail: `spawn ${program} ENOENT` };
  }
  try {
    return spawn(path, words, {
      cwd: workingFolder,
      env: environment,
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
      // A process group of its own, so that all of it can be killed.
      detached: process.platform !== "win32",
    });
  } catch (error) {
    if (error instanceof Error && "syscall" in error) {
      return { kind: "missing", detail: error.message };
    }
    throw error;
  }
}

type End =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "timedOut" }
  | { readonly kind: "missing"; readonly detail: string };

/** Given up, the program is not waited for: something that it started may keep its output open. */
function endOf(child: ChildProcess, signal: AbortSignal, deadlineMs: number): Promise<End> {
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    };
    const giveUp = (): void => {
      finish();
      killTree(child);
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const onAbort = (): void => {
      giveUp();
      reject(abortReason(signal));
    };
    const timer = setTimeout(() => {
      giveUp();
      resolve({ kind: "timedOut" });
    }, deadlineMs);
    signal.addEventListener("abort", onAbort, { once: true });
    child.once("error", (error) => {
      finish();
      resolve({ kind: "missing", detail: error.message });
    });
    child.once("close", (code) => {
      finish();
      resolve({ kind: "exited", code: code ?? killedCode });
    });
  });
}

function killTree(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) {
    return;
  }
  if (process.platform === "win32") {
    const killer = spawn(windowsProgram("taskkill.exe"), ["/pid", `${pid}`, "/t", "/f"], {
      windowsHide: true,
      stdio: "ignore",
    });
    killer.once("error", () => child.kill());
    killer.once("exit", (code) => code === 0 || child.kill());
    return;
  }
  signalGroup(pid, "SIGTERM");
  // The group may outlive the program itself, so its end does not call this off.
  setTimeout(() => signalGroup(pid, "SIGKILL"), politeMs).unref();
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    // It has ended by itself.
  }
}

function collect(stream: NodeJS.ReadableStream): readonly Buffer[] {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on("data", (chunk: Buffer) => {
    if (length < keptOutputBytes) {
      chunks.push(chunk);
      length += chunk.length;
    }
  });
  return chunks;
}
