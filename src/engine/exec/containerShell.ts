import type { Engine, ExecSession } from "../engine";
import type { DaemonMode } from "../model";
import { runInContainer } from "./runInContainer";
import { pidOfTelling, shellCommand } from "./shellCommand";

/** A shell in a container, in a terminal of its own. */
export interface ContainerShell extends Pick<ExecSession, "resize"> {
  readonly output: AsyncIterable<Uint8Array>;
  /** How it ended; or that the container has none, which the engine has said in the output. */
  exitCode(signal: AbortSignal): Promise<number | "noShell" | undefined>;
  write(text: string): void;
  /** Ends the shell, too: an engine lets a program with a terminal run on when nobody is connected any more. */
  hangUp(): Promise<void>;
}

export interface ShellPlace {
  readonly engine: Engine;
  readonly id: string;
  readonly mode: DaemonMode;
}

const environment = { TERM: "xterm-256color" };
const hangUpDeadlineMs = 5_000;

/** Of a program that cannot be run, and of one that is not there. */
const notStarted: ReadonlySet<number> = new Set([126, 127]);

/** What ends a shell that cannot be sent a signal: what is typed is broken off, and the shell left. */
const leave = "\u0003exit\r";

export async function openContainerShell(
  place: ShellPlace,
  terminal: { readonly columns: number; readonly rows: number },
  signal: AbortSignal,
): Promise<ContainerShell> {
  const { engine, id, mode } = place;
  const session = await engine.exec(id, { command: shellCommand(mode), terminal, environment }, signal);
  const chunks = (session.stream as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  const { pid, begin } = mode === "windows" ? { pid: undefined, begin: noBytes } : await readTelling(chunks);
  return {
    output: outputOf(begin, chunks),
    write: (text) => void session.stream.write(text),
    resize: session.resize.bind(session),
    exitCode: async (ended) => {
      const code = await session.exitCode(ended);
      const hasBegun = mode === "windows" || pid !== undefined;
      return !hasBegun && code !== undefined && notStarted.has(code) ? "noShell" : code;
    },
    hangUp: () => hangUp(place, { session, chunks, pid }),
  };
}

const noBytes = new Uint8Array(0);

/** The first that a shell of ours says is its process; where it says something else, that is output. */
async function readTelling(
  chunks: AsyncIterator<Uint8Array>,
): Promise<{ readonly pid: number | undefined; readonly begin: Uint8Array }> {
  let begin: Uint8Array = noBytes;
  for (;;) {
    const told = pidOfTelling(Buffer.from(begin).toString("latin1"));
    if (told !== "incomplete") {
      return { pid: told.pid, begin: begin.subarray(told.length) };
    }
    const next = await chunks.next();
    if (next.done === true) {
      return { pid: undefined, begin };
    }
    begin = Buffer.concat([begin, next.value]);
  }
}

async function* outputOf(begin: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (begin.length > 0) {
    yield begin;
  }
  yield* { [Symbol.asyncIterator]: () => chunks };
}

async function hangUp(
  { engine, id }: ShellPlace,
  { session, chunks, pid }: { session: ExecSession; chunks: AsyncIterator<Uint8Array>; pid: number | undefined },
): Promise<void> {
  const { stream } = session;
  const deadline = AbortSignal.timeout(hangUpDeadlineMs);
  deadline.addEventListener("abort", session.close.bind(session), { once: true });
  try {
    if (stream.closed || stream.readableEnded) {
      return;
    }
    if (pid === undefined) {
      stream.write(leave);
    } else {
      await runInContainer(engine, id, ["sh", "-c", `kill -HUP ${pid}`], deadline);
    }
    await readToTheEnd(chunks);
  } finally {
    session.close();
  }
}

async function readToTheEnd(chunks: AsyncIterator<Uint8Array>): Promise<void> {
  while ((await chunks.next()).done !== true) {
    // Nobody looks at it any more.
  }
}
