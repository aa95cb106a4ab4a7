import { spawn, type ChildProcess } from "node:child_process";
import { abortReason } from "./abort";

export type ProgramResult =
  | { readonly kind: "exited"; readonly exitCode: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: "timedOut" }
  /** No such program. */
  | { readonly kind: "missing" };

export interface ProgramOptions {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  /** The whole environment; absent: ours. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export type RunProgram = (file: string, args: readonly string[], options: ProgramOptions) => Promise<ProgramResult>;

/** No program of ours says more than this; one that does is cut, not kept in memory. */
const keptOutputBytes = 1 << 20;

/** Runs a program to its end without a shell, a window or standard input; at the deadline or on abort it is killed. */
export const runProgram: RunProgram = (file, args, { signal, deadlineMs, environment }) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortReason(signal));
      return;
    }
    const child = spawn(file, [...args], {
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...(environment && { env: { ...environment } }),
    });
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    const giveUp = (): void => {
      letGo(child);
      finish(() => resolve({ kind: "timedOut" }));
    };
    const onAbort = (): void => {
      letGo(child);
      finish(() => reject(abortReason(signal)));
    };
    const timer = setTimeout(giveUp, deadlineMs);
    signal.addEventListener("abort", onAbort, { once: true });
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      settle();
    };
    child.once("error", (error) => finish(() => (isMissing(error) ? resolve({ kind: "missing" }) : reject(error))));
    child.once("close", (exitCode) =>
      finish(() => resolve({ kind: "exited", exitCode: exitCode ?? -1, stdout: stdout(), stderr: stderr() })),
    );
  });

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on("data", (chunk: Buffer) => {
    if (length < keptOutputBytes) {
      chunks.push(chunk);
      length += chunk.length;
    }
  });
  return () => Buffer.concat(chunks).toString("utf8");
}

/** Something that the killed program started may keep its output open: we do not wait for that. */
function letGo(child: ChildProcess): void {
  child.kill("SIGKILL");
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function isMissing(error: Error): boolean {
  return "code" in error && error.code === "ENOENT";
}
