import type { ExecSession, ProgramPlace } from "../desktopPlace";

/**
 * The virtual machine's own console, in whichever place the image's generation has it: a socket, or a port before that.
 * With `-q 0` it goes when we go, instead of keeping the console from everybody else.
 */
const connectLine = `
if [ -S /run/shm/monitor.sock ]; then exec nc -q 0 -U /run/shm/monitor.sock; fi
exec nc -q 0 127.0.0.1 7100
`;

const deadlineMs = 5_000;
const prompt = "(qemu) ";

/**
 * One conversation at a time for each desktop: another client would wait until we go, and we until it goes. By the
 * container's id alone, for there is one such console, however many connections lead to its engine.
 */
const talking = new Map<string, Promise<unknown>>();

/**
 * Says one command to the machine's console and returns its answer. It takes one client at a time, and the container's
 * own shutdown is one: so this connects, speaks and goes at once.
 */
export async function askMachine(
  place: ProgramPlace,
  id: string,
  command: string,
  signal: AbortSignal,
): Promise<string> {
  const before = talking.get(id) ?? Promise.resolve();
  const answer = before.catch(() => undefined).then(() => converse(place, id, command, signal));
  talking.set(id, answer);
  try {
    return await answer;
  } finally {
    if (talking.get(id) === answer) {
      talking.delete(id);
    }
  }
}

async function converse(place: ProgramPlace, id: string, command: string, signal: AbortSignal): Promise<string> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
  const session = await place.exec(id, { command: ["sh", "-c", connectLine], terminal: "none" }, limited);
  const close = (): void => session.close();
  limited.addEventListener("abort", close, { once: true });
  try {
    return await answerTo(session, command);
  } catch (error) {
    limited.throwIfAborted();
    throw error;
  } finally {
    limited.removeEventListener("abort", close);
    session.close();
  }
}

async function answerTo(session: ExecSession, command: string): Promise<string> {
  const decoder = new TextDecoder("latin1");
  let complaint = "";
  session.stderr?.on("data", (chunk: Uint8Array) => (complaint += decoder.decode(chunk)));
  let said = "";
  let asked = false;
  for await (const chunk of session.stream as AsyncIterable<Uint8Array>) {
    said += decoder.decode(chunk);
    if (!asked && said.endsWith(prompt)) {
      asked = true;
      said = "";
      session.stream.write(`${command}\n`);
    } else if (asked && said.endsWith(prompt) && said.includes("\n")) {
      return answerIn(said);
    }
  }
  throw new Error(complaint.trim() || "The virtual machine's console closed the connection.");
}

/** It echoes what it is told, letter by letter, and draws its line anew each time; the answer begins after that line. */
function answerIn(said: string): string {
  return said
    .slice(said.indexOf("\n") + 1, -prompt.length)
    .replaceAll("\r", "")
    .trim();
}
