import { randomInt } from "node:crypto";
import type { Duplex } from "node:stream";
import * as z from "zod/mini";
import type { ProgramPlace } from "../desktopPlace";
import type { Disposable } from "../../platform/emitter";
import { LineReader } from "../run/lineReader";

/** QEMU's end of the guest's second serial port; the first one is the container's log. */
export const agentSocket = "/run/shm/agent.sock";

/** One line of the agent; texts are base64 of UTF-8, since the port carries plain ASCII best. */
const answerSchema = z.object({
  id: z.int(),
  out: z.optional(z.string()),
  end: z.optional(z.int()),
  prompt: z.optional(z.string()),
});

/** `greet` does nothing but be answered; `stop` ends the run whose number is its text. */
export type AgentRequest = "greet" | "run" | "stop" | "setClipboard" | "getClipboard";

export interface AgentAnswer {
  /** Empty when it was handed out as it came. */
  readonly output: string;
  /** 0: all went well. */
  readonly status: number;
  /** What PowerShell would ask for the next line with. */
  readonly prompt: string;
}

const closedLine = "The line to the agent was closed.";

interface Waiting {
  readonly onOutput: (text: string) => void;
  /** @param status as in the answer */
  readonly end: (status: number, prompt: string) => void;
  readonly reject: (error: Error) => void;
}

/** The line to the agent in a desktop's Windows: no network of the guest, no port, no password. */
export class GuestAgent implements Disposable {
  private readonly waiting = new Map<number, Waiting>();
  private readonly reader = new LineReader();
  /** What an earlier line to the same agent asked may still be answered on this one. */
  private lastId = randomInt(1_000_000_000);
  private state: "open" | "closed" = "open";

  constructor(
    private readonly stream: Duplex,
    private readonly close: () => void,
  ) {
    stream.on("data", (chunk: Uint8Array) => {
      for (const line of this.reader.push(chunk)) {
        this.take(line);
      }
    });
    stream.on("error", (error: Error) => this.fail(error));
    stream.on("close", () => this.fail(new Error(closedLine)));
    stream.on("end", () => this.fail(new Error(closedLine)));
  }

  get isClosed(): boolean {
    return this.state === "closed";
  }

  /**
   * Runs come one after the other, all else between them. Aborting ends a run in Windows as well.
   *
   * @param onOutput takes the output as it comes, which may be without end; else the answer has all of it
   */
  async ask(
    request: AgentRequest,
    text: string,
    signal: AbortSignal,
    onOutput?: (text: string) => void,
  ): Promise<AgentAnswer> {
    signal.throwIfAborted();
    if (this.isClosed) {
      throw new Error(closedLine);
    }
    const id = ++this.lastId;
    const answered = new Promise<AgentAnswer>((resolve, reject) => {
      let output = "";
      this.waiting.set(id, {
        onOutput: onOutput ?? ((more) => (output += more)),
        end: (status, prompt) => resolve({ output, status, prompt }),
        reject,
      });
    });
    const giveUp = (): void => {
      this.waiting.get(id)?.reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
      if (request === "run" && !this.isClosed) {
        this.send(++this.lastId, "stop", id.toString());
      }
    };
    signal.addEventListener("abort", giveUp, { once: true });
    this.send(id, request, text);
    try {
      return await answered;
    } finally {
      signal.removeEventListener("abort", giveUp);
      this.waiting.delete(id);
    }
  }

  dispose(): void {
    this.close();
    this.fail(new Error(closedLine));
  }

  private send(id: number, request: AgentRequest, text: string): void {
    this.stream.write(`${JSON.stringify({ id, do: request, text: encode(text) })}\n`);
  }

  private take(line: string): void {
    const answer = parseAnswer(line);
    const waiting = answer && this.waiting.get(answer.id);
    if (!waiting) {
      return;
    }
    if (answer.out !== undefined) {
      waiting.onOutput(decode(answer.out));
    }
    if (answer.end !== undefined) {
      waiting.end(answer.end, decode(answer.prompt ?? ""));
    }
  }

  private fail(error: Error): void {
    this.state = "closed";
    for (const { reject } of this.waiting.values()) {
      reject(error);
    }
    this.waiting.clear();
  }
}

/** Undefined when this desktop's machine has no port for an agent. Whether one answers on it only a request can tell. */
export async function openAgent(place: ProgramPlace, id: string, signal: AbortSignal): Promise<GuestAgent | undefined> {
  const command = ["bash", "-c", `[ -S ${agentSocket} ] || exit 1; echo; exec nc -q 0 -U ${agentSocket}`];
  const session = await place.exec(id, { command, terminal: "none" }, signal);
  session.stderr?.resume();
  const { stream } = session;
  const close = (): void => session.close();
  signal.addEventListener("abort", close, { once: true });
  const isThere = await saysThatItIsThere(stream)
    .catch((error: unknown) => {
      close();
      throw error;
    })
    .finally(() => signal.removeEventListener("abort", close));
  if (!isThere || signal.aborted) {
    close();
    signal.throwIfAborted();
    return undefined;
  }
  // What somebody else began to say before is a line of its own then.
  stream.write("\n");
  return new GuestAgent(stream, close);
}

/** By an empty line; what follows is the agent's. */
async function saysThatItIsThere(stream: Duplex): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.once("error", reject);
    const onReadable = (): void => {
      if (stream.read(1) !== null) {
        stream.off("readable", onReadable);
        resolve(true);
      }
    };
    stream.on("readable", onReadable);
    stream.once("end", () => resolve(false));
    stream.once("close", () => resolve(false));
  });
}

function parseAnswer(line: string): z.infer<typeof answerSchema> | undefined {
  try {
    const parsed = z.safeParse(answerSchema, JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // A line that was cut, or the port's own noise while Windows starts.
    return undefined;
  }
}

function encode(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}

function decode(text: string): string {
  return Buffer.from(text, "base64").toString("utf8");
}
