import type { PortInWay } from "../engine/catalogue";
import { windowsProgram } from "../platform/windowsPrograms";
import { enginePlace } from "./enginePlace";
import { readExcludedRanges } from "./excludedPorts";
import { readNetstat } from "./listeners";
import type { DiagnosisMachine } from "./machine";

/** Why Windows does not give a port away. */
export type PortHolder = { readonly port: PortInWay } & (
  | { readonly kind: "inUse"; readonly process: number; readonly program: string | undefined }
  /** By Docker Desktop itself, which has published it for a container. */
  | { readonly kind: "published" }
  | { readonly kind: "reserved"; readonly from: number; readonly to: number }
);

type Machine = Pick<DiagnosisMachine, "platform" | "runProgram">;

/** Publishes ports on Windows for the engines in Docker Desktop's virtual machine. */
const publishers = new Set(["com.docker.backend.exe", "vpnkit.exe", "wslrelay.exe"]);

/**
 * What holds the port that an engine was refused; undefined where it is the port of another machine, and where nothing of
 * this Windows tells.
 */
export async function findPortHolder(
  { endpoint, port }: { readonly endpoint: string; readonly port: PortInWay },
  machine: Machine,
  signal: AbortSignal,
): Promise<PortHolder | undefined> {
  if (machine.platform !== "win32" || enginePlace(endpoint, undefined, "win32").kind === "elsewhere") {
    return undefined;
  }
  // One that is late does not hide what the other tells.
  const [listeners = [], ranges = []] = await Promise.all([
    readNetstat(machine, signal).catch(() => undefined),
    readExcludedRanges(machine, port.protocol, signal).then(
      (read) => read.ranges,
      () => undefined,
    ),
  ]);
  const listener = listeners.find((one) => one.port === port.hostPort && one.protocol === port.protocol);
  if (listener?.process !== undefined) {
    const program = await programOf(listener.process, machine, signal).catch(() => undefined);
    return publishers.has(program?.toLowerCase() ?? "")
      ? { kind: "published", port }
      : { kind: "inUse", port, process: listener.process, program };
  }
  // An administrator's range is there for whoever asks for one of its ports.
  const range = ranges.find((one) => !one.isAdministered && one.from <= port.hostPort && port.hostPort <= one.to);
  return range && { kind: "reserved", port, from: range.from, to: range.to };
}

/** The first column of a line of `tasklist`, whose titles are translated. */
async function programOf(process: number, { runProgram }: Machine, signal: AbortSignal): Promise<string | undefined> {
  const words = ["/fo", "csv", "/nh", "/fi", `pid eq ${process}`];
  const result = await runProgram(windowsProgram("tasklist.exe"), words, { signal, deadlineMs });
  const line = result.kind === "exited" ? /^"([^"]+)","(\d+)"/m.exec(result.stdout) : null;
  return Number(line?.[2]) === process ? line?.[1] : undefined;
}

const deadlineMs = 3_000;
