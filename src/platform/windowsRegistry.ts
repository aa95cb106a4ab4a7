import type { ProgramOptions, runProgram } from "./runProgram";
import { windowsProgram } from "./windowsPrograms";

/** A number for REG_DWORD and REG_QWORD; for every other type the text that `reg` writes. */
export type RegistryData = string | number;

export type RegistryKey =
  | {
      readonly kind: "found";
      /** By their names as the registry spells them. */
      readonly values: ReadonlyMap<string, RegistryData>;
      /** The full names of the keys below it. */
      readonly subkeys: readonly string[];
    }
  /** There is no such key, or it may not be read: `reg` tells them apart in localized words only. */
  | { readonly kind: "absent" }
  | { readonly kind: "cannotTell"; readonly detail: string };

export interface ProgramCall extends Pick<ProgramOptions, "signal" | "deadlineMs"> {
  readonly runProgram: typeof runProgram;
}

/**
 * Reads one key, e.g. `HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion`. Only names, types and data are looked at,
 * which Windows does not translate; text that is not ASCII may be spoilt by the console's code page.
 */
export async function readRegistryKey(key: string, { runProgram, ...options }: ProgramCall): Promise<RegistryKey> {
  const result = await runProgram(windowsProgram("reg.exe"), ["query", key], options);
  switch (result.kind) {
    case "missing":
      return { kind: "cannotTell", detail: result.detail };
    case "timedOut":
      return { kind: "cannotTell", detail: `reg.exe did not return within ${options.deadlineMs} ms` };
    case "exited":
      return result.code === 0 ? parseRegistryKey(key, result.stdout) : { kind: "absent" };
  }
}

const valueLine = /^ {4}(.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/** What `reg query` writes: names of keys at the margin, values indented. */
function parseRegistryKey(key: string, text: string): RegistryKey {
  const lines = text.split(/\r?\n/);
  const values = lines
    .map((line) => valueLine.exec(line))
    .filter((match) => match !== null)
    .map(([, name = "", type = "", data = ""]) => [name, dataOf(type, data)] as const);
  const subkeys = lines.filter((line) => line.startsWith("HKEY_") && pathIn(line) !== pathIn(key));
  return { kind: "found", values: new Map(values), subkeys };
}

/** Without the hive, which has a long and a short name. */
function pathIn(key: string): string {
  return key.slice(key.indexOf("\\")).toLowerCase();
}

function dataOf(type: string, data: string): RegistryData {
  return type === "REG_DWORD" || type === "REG_QWORD" ? Number(data) : data;
}
