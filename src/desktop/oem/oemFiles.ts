import { agentInstallLines, agentScript, agentScriptName } from "../agent/agentScript";
import { hasAgent } from "../agent/withAgent";
import type { DesktopSpec } from "../spec";
import type { DesktopSetup } from "../spec/setup";
import { setupScript, setupScriptName } from "./setupScript";

/** The whole line that says so in the log. */
export function readyLine(token: string): string {
  return `windows-containers ready ${token}`;
}

/** Names in the folder that Windows finds at `C:\OEM`, and their texts; `install.bat` is what is run there. */
export type OemFiles = ReadonlyMap<string, string>;

/** The whole folder. Nothing of what a person typed stands in `install.bat`, where few characters mean only themselves. */
export function oemFiles(spec: Pick<DesktopSpec, "advanced" | "setup">, token: string): OemFiles {
  const { setup = {} } = spec;
  const agent = hasAgent(spec);
  const steps = setupScript(setup);
  const own = ownScript(setup);
  const files: readonly (readonly [string, string])[] = [
    ["install.bat", installScript(token, [...(agent ? agentInstallLines : []), ...setupLines(steps), ...own.lines])],
    ...(agent ? [[agentScriptName, agentScript] as const] : []),
    ...(steps === undefined ? [] : [[setupScriptName, withMark(steps)] as const]),
    ...own.files,
  ];
  return new Map(files);
}

/**
 * What Windows runs at its first logon, once. The serial port ends in the container's log, which makes this line the one
 * proof that the desktop was reached: no port, no agent in the guest.
 */
function installScript(token: string, lines: readonly string[]): string {
  return ["@echo off", `echo ${readyLine(token)}>COM1`, ...lines, ""].join("\r\n");
}

const powerShell = "powershell.exe -NoProfile -ExecutionPolicy Bypass -File";

function setupLines(steps: string | undefined): readonly string[] {
  return steps === undefined ? [] : [`${powerShell} C:\\OEM\\${setupScriptName}`];
}

interface OwnScript {
  readonly files: readonly (readonly [string, string])[];
  readonly lines: readonly string[];
}

function ownScript({ script, scriptKind = "powershell" }: DesktopSetup): OwnScript {
  if (script === undefined) {
    return { files: [], lines: [] };
  }
  const text = `${withWindowsLines(script)}\r\n`;
  if (scriptKind === "powershell") {
    const name = "own-script.ps1";
    return { files: [[name, withMark(text)]], lines: [`${powerShell} C:\\OEM\\${name}`] };
  }
  const name = "own-script.bat";
  // Only where it is needed: old Windows runs no batch file in this code page.
  const codePage = isPlain(text) ? "" : "chcp 65001>nul & ";
  return { files: [[name, text]], lines: [`cmd.exe /d /c "${codePage}call C:\\OEM\\${name}"`] };
}

function withWindowsLines(text: string): string {
  return text.replace(/\r\n|\r|\n/g, "\r\n").replace(/(\r\n)+$/, "");
}

/** Without the mark Windows' own PowerShell takes a file for one in the code page of its country. */
function withMark(text: string): string {
  return isPlain(text) ? text : `\ufeff${text}`;
}

function isPlain(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
