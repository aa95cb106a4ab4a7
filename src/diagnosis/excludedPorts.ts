import { windowsProgram } from "../platform/windowsPrograms";
import type { Evidence } from "./diagnosis";
import type { DiagnosisMachine } from "./machine";

const programMs = 6_000;

/** Ports that Windows gives to no program, or only to one that asks for them. */
export interface ExcludedRange {
  readonly from: number;
  readonly to: number;
  /** Reserved by an administrator, for whoever asks for one of them by its number. */
  readonly isAdministered: boolean;
}

/** Of `netsh int ipv4 show excludedportrange`: numbers and a star; all else is translated. */
export function parseExcludedRanges(text: string): readonly ExcludedRange[] {
  return text
    .split(/\r?\n/)
    .map((line) => /^\s*(\d+)\s+(\d+)\s*(\*)?\s*$/.exec(line))
    .filter((match) => match !== null)
    .map(([, from = "", to = "", star]) => ({
      from: Number(from),
      to: Number(to),
      isAdministered: star !== undefined,
    }));
}

/** Those of this Windows; undefined where it does not tell. */
export async function readExcludedRanges(
  { runProgram }: Pick<DiagnosisMachine, "runProgram">,
  protocol: "tcp" | "udp",
  signal: AbortSignal,
): Promise<{ readonly ranges: readonly ExcludedRange[] | undefined; readonly evidence: Evidence }> {
  const words = ["int", "ipv4", "show", "excludedportrange", `protocol=${protocol}`];
  const source = `netsh ${words.join(" ")}`;
  const result = await runProgram(windowsProgram("netsh.exe"), words, { signal, deadlineMs: programMs });
  const ranges = result.kind === "exited" && result.code === 0 ? parseExcludedRanges(result.stdout) : undefined;
  const found = ranges
    ? ranges.map(textOf).join(" ")
    : result.kind === "exited"
      ? `exit code ${result.code}`
      : result.kind;
  return { ranges, evidence: { source, found } };
}

function textOf({ from, to, isAdministered }: ExcludedRange): string {
  return `${from}-${to}${isAdministered ? "*" : ""}`;
}
