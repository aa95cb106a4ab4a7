import * as vscode from "vscode";
import type { CommandRemedy } from "../../prerequisites/prerequisites";
import { terminalLine, type TerminalKind } from "../../prerequisites/terminalLine";
import { windowsProgram } from "../../platform/windowsPrograms";
import { afterText } from "../words/afterText";

/** Shows what would be run and with which rights; runs it in a terminal, before the user's eyes, when that is agreed to. */
export async function offerCommand(
  title: string,
  sentence: string,
  remedy: CommandRemedy,
): Promise<"runs" | "leftAlone"> {
  const run = vscode.l10n.t("Run in Terminal");
  const copy = vscode.l10n.t("Copy Command");
  const isHere = remedy.where === "here";
  const lines = [remedy.line, isHere ? rightsText(remedy) : elsewhereText(remedy), afterText(remedy.after)];
  const pressed = await vscode.window.showInformationMessage(
    `${title}: ${sentence}`,
    { modal: true, detail: lines.filter((line) => line !== "").join("\n\n") },
    ...(isHere ? [run, copy] : [copy]),
  );
  if (pressed === copy) {
    await vscode.env.clipboard.writeText(remedy.line);
  }
  if (pressed !== run) {
    return "leftAlone";
  }
  openTerminal(title, terminalLine(remedy, terminalHere()));
  return "runs";
}

function elsewhereText({ rights }: CommandRemedy): string {
  return rights === "user"
    ? vscode.l10n.t("It has to be run on the host of this machine.")
    : vscode.l10n.t("It has to be run with administrator rights on the host of this machine.");
}

function rightsText({ rights }: CommandRemedy): string {
  if (rights === "user") {
    return vscode.l10n.t("It runs in a terminal, with your own rights.");
  }
  return process.platform === "win32"
    ? vscode.l10n.t("It runs in a PowerShell window as administrator, for which Windows asks first.")
    : vscode.l10n.t("It runs in a terminal as root, for which sudo may ask for your password.");
}

function terminalHere(): TerminalKind {
  return {
    shell: process.platform === "win32" ? "powershell" : "posix",
    user: process.getuid?.() === 0 ? "root" : "ordinary",
  };
}

/** In a shell that understands the command, whichever the user has chosen for other terminals. */
function openTerminal(name: string, line: string): void {
  const shellPath =
    process.platform === "win32" ? windowsProgram(String.raw`WindowsPowerShell\v1.0\powershell.exe`) : "/bin/sh";
  const terminal = vscode.window.createTerminal({ name, shellPath });
  terminal.show();
  terminal.sendText(line);
}
