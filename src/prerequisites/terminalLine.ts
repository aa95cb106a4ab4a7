import { quoted } from "../platform/powerShellText";
import type { CommandRemedy } from "./prerequisites";

export interface TerminalKind {
  readonly shell: "powershell" | "posix";
  readonly user: "root" | "ordinary";
}

/** What is typed into a terminal: what needs more rights asks for them there, before the user's eyes. */
export function terminalLine(
  { line, rights }: Pick<CommandRemedy, "line" | "rights">,
  { shell, user }: TerminalKind,
): string {
  if (rights === "user") {
    return line;
  }
  if (shell === "powershell") {
    const words = `-NoLogo -NoProfile -NoExit -Command "${line}"`;
    return `Start-Process powershell.exe -Verb RunAs -ArgumentList ${quoted(words)}`;
  }
  return user === "root" ? line : `sudo sh -c '${line.replaceAll("'", String.raw`'\''`)}'`;
}
