import { windowsProgram } from "../platform/windowsPrograms";
import type { DiagnosisMachine } from "./machine";

const programMs = 6_000;

/** A port that a program waits on. */
export interface Listener {
  readonly address: string;
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  /** The number of the program's process, where it is told. */
  readonly process?: number;
}

const listening = "0A";
/** UDP knows no listening: this is a socket with an address and no partner. */
const unconnected = "07";

/** Of Linux' `/proc/net/tcp`, `tcp6`, `udp` or `udp6`, one after the other. */
export function parseProcListeners(text: string, protocol: Listener["protocol"]): readonly Listener[] {
  const state = protocol === "tcp" ? listening : unconnected;
  return text
    .split("\n")
    .map((line) => /^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) [0-9A-F]+:0000 ([0-9A-F]{2}) /i.exec(line))
    .filter((match) => match?.[3]?.toUpperCase() === state)
    .map((match) => ({
      address: addressOf(match?.[1] ?? ""),
      port: Number.parseInt(match?.[2] ?? "", 16),
      protocol,
    }));
}

const netstatLine = /^\s*(TCP|UDP)\s+(\S+):(\d+)\s+(\S+)\s(?:.*\s)?(\d+)\s*$/i;

/** Of Windows' `netstat -ano`: who listens has no partner; the word for its state is translated. */
export function parseNetstat(text: string): readonly Listener[] {
  return text
    .split(/\r?\n/)
    .map((line) => netstatLine.exec(line))
    .filter((match) => match !== null)
    .filter(([, , , , partner = ""]) => partner === "*:*" || partner.endsWith(":0"))
    .map(([, protocol = "", address = "", port = "", , process = ""]) => ({
      address: address.replace(/^\[|\]$/g, "").replace(/%\d+$/, ""),
      port: Number(port),
      protocol: protocol.toLowerCase() === "udp" ? "udp" : "tcp",
      process: Number(process),
    }));
}

/** Of this Windows; undefined where it does not tell. */
export async function readNetstat(
  { runProgram }: Pick<DiagnosisMachine, "runProgram">,
  signal: AbortSignal,
): Promise<readonly Listener[] | undefined> {
  const result = await runProgram(windowsProgram("netstat.exe"), ["-ano"], { signal, deadlineMs: programMs });
  return result.kind === "exited" && result.code === 0 ? parseNetstat(result.stdout) : undefined;
}

export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\./i.test(address) || address === "::1" || address === "localhost";
}

/** Words of four bytes, each in the processor's order. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).toReversed().map((byte) => Number.parseInt(byte, 16)),
  );
  if (bytes.length === 4) {
    return bytes.join(".");
  }
  const last = bytes.slice(12).join(".");
  if (bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255) {
    return `::ffff:${last}`;
  }
  const isSmall = bytes.slice(0, 15).every((byte) => byte === 0);
  return isSmall ? `::${bytes[15] === 0 ? "" : (bytes[15]?.toString(16) ?? "")}` : groupsOf(bytes);
}

function groupsOf(bytes: readonly number[]): string {
  return Array.from({ length: 8 }, (_, index) =>
    ((bytes[2 * index] ?? 0) * 256 + (bytes[2 * index + 1] ?? 0)).toString(16),
  ).join(":");
}
