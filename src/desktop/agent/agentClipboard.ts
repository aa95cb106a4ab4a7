import type { AgentLines } from "./agentLines";
import type { AgentRequest } from "./guestAgent";

/** `absent`: the machine has no port for an agent. `silent`: nobody answers on it. */
export type NoAgent = "absent" | "silent";

/** A long text takes its time on a serial port. */
const deadlineMs = 60_000;

/** The text as it is, in any script. */
export async function giveTextToAgent(
  lines: AgentLines,
  id: string,
  text: string,
  signal: AbortSignal,
): Promise<"given" | NoAgent> {
  const answer = await askOnce(lines, id, { request: "setClipboard", text: text.replace(/\r?\n/g, "\r\n") }, signal);
  return typeof answer === "string" ? answer : "given";
}

export async function takeTextFromAgent(
  lines: AgentLines,
  id: string,
  signal: AbortSignal,
): Promise<{ readonly text: string } | NoAgent> {
  const answer = await askOnce(lines, id, { request: "getClipboard", text: "" }, signal);
  return typeof answer === "string" ? answer : { text: answer.output };
}

async function askOnce(
  lines: AgentLines,
  id: string,
  { request, text }: { readonly request: AgentRequest; readonly text: string },
  signal: AbortSignal,
): Promise<{ readonly output: string } | NoAgent> {
  const share = await lines.share(id, signal);
  if (!share) {
    return "absent";
  }
  try {
    if (!(await share.answers(signal))) {
      return "silent";
    }
    const limited = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
    const { output, status } = await share.agent.ask(request, text, limited);
    if (status !== 0) {
      throw new Error(output.trim());
    }
    return { output };
  } finally {
    share.dispose();
  }
}
