import type { Evidence } from "./diagnosis";
import { parseProcListeners, readNetstat, type Listener } from "./listeners";
import type { DiagnosisMachine } from "./machine";

export interface DatagramListeners {
  readonly listeners: readonly Listener[];
  readonly evidence: Evidence;
}

/** The UDP ports that programs of this machine have taken; undefined where nothing tells. */
export async function datagramListeners(
  machine: DiagnosisMachine,
  signal: AbortSignal,
): Promise<DatagramListeners | undefined> {
  const seen = machine.platform === "linux" ? await ofLinux(machine) : await ofWindows(machine, signal);
  const listeners = seen?.listeners.filter(({ protocol }) => protocol === "udp");
  return seen && listeners && { listeners, evidence: { source: seen.source, found: textOf(listeners) } };
}

/** Without IPv6 the second file is missing. */
async function ofLinux(machine: DiagnosisMachine) {
  const [first, second] = await Promise.all(
    ["/proc/net/udp", "/proc/net/udp6"].map(async (path) => machine.readText(path).catch(() => undefined)),
  );
  const text = [first, second].join("\n");
  return first === undefined
    ? undefined
    : { source: "/proc/net/udp, /proc/net/udp6", listeners: parseProcListeners(text, "udp") };
}

async function ofWindows(machine: DiagnosisMachine, signal: AbortSignal) {
  const listeners = machine.platform === "win32" ? await readNetstat(machine, signal) : undefined;
  return listeners && { source: "netstat -ano", listeners };
}

function textOf(listeners: readonly Listener[]): string {
  const ports = [...new Set(listeners.map(({ port }) => port))].toSorted((one, other) => one - other);
  return ports.length === 0 ? "no UDP port is taken" : `UDP ports ${ports.join(" ")}`;
}
