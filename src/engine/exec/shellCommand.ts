import type { DaemonMode } from "../model";

/** A control sequence that terminals take as a title of some kind; it never gets as far. */
const telling = { before: "\u001b]windows-containers;", after: "\u0007" };
const longestTelling = 48;

/** `exec` keeps the process: what is told first is the shell's. */
const posixShell =
  'printf "\\033]windows-containers;%s\\007" "$$"; if command -v bash >/dev/null 2>&1; then exec bash; else exec sh; fi';

/** Windows images come with PowerShell 7, Windows PowerShell, or (Nano Server) with cmd alone, which is always there. */
const windowsShell =
  "where /q pwsh.exe & if errorlevel 1 (where /q powershell.exe & if errorlevel 1 (cmd.exe) else (powershell.exe -NoLogo)) else (pwsh.exe -NoLogo)";

/** The command that ends up in the best shell a container has, found in one start; a POSIX one tells its process first. */
export function shellCommand(mode: DaemonMode): readonly string[] {
  return mode === "windows" ? ["cmd.exe", "/S", "/C", windowsShell] : ["sh", "-c", posixShell];
}

/** The process that a shell's output begins with, and how much of the output tells it: nothing, if it is none of ours. */
export function pidOfTelling(
  output: string,
): "incomplete" | { readonly pid: number | undefined; readonly length: number } {
  const { before, after } = telling;
  const end = output.indexOf(after, before.length);
  if (output.startsWith(before) && end > 0) {
    const pid = Number(output.slice(before.length, end));
    return Number.isInteger(pid) ? { pid, length: end + after.length } : { pid: undefined, length: 0 };
  }
  const canBecomeOne = output.length < before.length ? before.startsWith(output) : output.startsWith(before);
  return canBecomeOne && output.length < longestTelling ? "incomplete" : { pid: undefined, length: 0 };
}
