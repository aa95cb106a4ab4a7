import { isAbortError } from "../platform/abort";
import { runInContainer } from "../engine/exec/runInContainer";
import type { PublishedBinding } from "./containerFacts";
import type { DiagnosisResult, Evidence } from "./diagnosis";
import { isLoopback, parseNetstat, parseProcListeners, type Listener } from "./listeners";
import type { NetworkSubject } from "./networkSubject";
import { found } from "./result";

type Target = Pick<PublishedBinding, "containerPort" | "protocol">;

/** What programs in the container wait on; undefined with a reason where nobody can look. */
export type LookInside = (signal: AbortSignal) => Promise<Inside>;

export type Inside =
  | { readonly kind: "seen"; readonly listeners: readonly Listener[]; readonly evidence: Evidence }
  | { readonly kind: "unseen"; readonly program: string; readonly evidence: Evidence };

/** Whether a program in the container waits on the port that is published, on an address that is reached from outside. */
export async function checkListener(
  lookInside: LookInside,
  { containerPort, protocol }: Target,
  signal: AbortSignal,
): Promise<DiagnosisResult> {
  const inside = await lookInside(signal);
  if (inside.kind === "unseen") {
    return found("cannotTell", { kind: "noLookInside", program: inside.program }, [inside.evidence]);
  }
  const all = inside.listeners.filter((it) => it.protocol === protocol);
  const here = all.filter(({ port }) => port === containerPort);
  const addresses = [...new Set(here.map(({ address }) => address))];
  const evidence = [{ source: inside.evidence.source, found: textOf(all) }];
  const logs = { kind: "container", action: "openLogs" } as const;
  if (addresses.length === 0) {
    const others = [...new Set(all.filter(({ address }) => !isLoopback(address)).map(({ port }) => port))];
    return found("problem", { kind: "doesNotListen", others }, evidence, logs);
  }
  return addresses.every(isLoopback)
    ? found("problem", { kind: "listensOnLoopbackOnly", addresses }, evidence, logs)
    : found("ok", { kind: "listens", addresses }, evidence);
}

/** Asks each system in its own way, once for all ports of a protocol. */
export function insideOf(subject: NetworkSubject, protocol: Listener["protocol"]): LookInside {
  const isWindows = subject.info?.mode === "windows";
  const command = isWindows ? ["netstat.exe", "-ano"] : ["cat", `/proc/net/${protocol}`, `/proc/net/${protocol}6`];
  let looking: Promise<Inside> | undefined;
  return (signal) => {
    looking ??= look(subject, command, signal).then((answer) =>
      answer.kind === "unseen"
        ? answer
        : {
            kind: "seen",
            listeners: isWindows ? parseNetstat(answer.output) : parseProcListeners(answer.output, protocol),
            evidence: { source: answer.source, found: "" },
          },
    );
    return looking;
  };
}

/** Where the system has no IPv6, one of the files is missing, which the program complains of. */
async function look({ engine, id }: NetworkSubject, command: readonly string[], signal: AbortSignal) {
  const source = command.join(" ");
  const program = command[0] ?? "";
  try {
    const { exitCode, output } = await runInContainer(engine, id, command, signal);
    if (/^\s*(sl|\d+:|tcp|udp)\s/im.test(output)) {
      return { kind: "seen", source, output } as const;
    }
    const found = `exit code ${exitCode} ${output.trim()}`.trim();
    return { kind: "unseen", program, evidence: { source, found } } as const;
  } catch (error) {
    if (isAbortError(error) || !(error instanceof Error)) {
      throw error;
    }
    return { kind: "unseen", program, evidence: { source, found: error.message } } as const;
  }
}

function textOf(listeners: readonly Listener[]): string {
  const places = listeners.map(({ address, port }) => `${address.includes(":") ? `[${address}]` : address}:${port}`);
  return places.length === 0 ? "nothing listens" : [...new Set(places)].join(" ");
}
