import { command } from "../prerequisites/commandRemedy";
import { reservePortLine } from "./commands";
import type { DiagnosisResult } from "./diagnosis";
import { readExcludedRanges, type ExcludedRange } from "./excludedPorts";
import type { NetworkSubject } from "./networkSubject";
import { found } from "./result";

const protocols = ["tcp", "udp"] as const;

/** Whether Windows keeps a published port to itself. */
export async function checkReserved(subject: NetworkSubject, signal: AbortSignal): Promise<DiagnosisResult> {
  const answers = await Promise.all(
    protocols.map(async (protocol) => ({ protocol, ...(await readExcludedRanges(subject.machine, protocol, signal)) })),
  );
  const evidence = answers.map((answer) => answer.evidence);
  const hits = answers.flatMap(({ protocol, ranges = [] }) =>
    portsOf(subject, protocol).flatMap((port) =>
      ranges.filter((range) => keeps(range, port, subject)).map((range) => ({ protocol, port, range })),
    ),
  );
  const [hit] = hits;
  if (hit) {
    const { protocol, port, range } = hit;
    const remedy = command(reservePortLine(port, protocol));
    return found("problem", { kind: "reserved", port, from: range.from, to: range.to }, evidence, remedy);
  }
  const areAllRead = answers.every(({ ranges }) => ranges !== undefined);
  return found(areAllRead ? "ok" : "cannotTell", { kind: areAllRead ? "notReserved" : "unreadable" }, evidence);
}

/** An administrator's range is there for whoever asks; a range of this port alone may be what its publication made. */
function keeps({ from, to, isAdministered }: ExcludedRange, port: number, { facts }: NetworkSubject): boolean {
  const isOwn = from === to && facts.state === "running";
  return !isAdministered && !isOwn && from <= port && port <= to;
}

function portsOf({ facts }: NetworkSubject, protocol: string): readonly number[] {
  return facts.published.filter((it) => it.protocol === protocol).map(({ hostPort }) => hostPort);
}
