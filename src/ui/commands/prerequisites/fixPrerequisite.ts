import * as vscode from "vscode";
import type { CheckRow } from "../../../prerequisites/liveChecks";
import type { CommandRemedy, Remedy } from "../../../prerequisites/prerequisites";
import { terminalLine, type TerminalKind } from "../../../prerequisites/terminalLine";
import { windowsProgram } from "../../../platform/windowsPrograms";
import { checkTitle } from "../../tree/prerequisites/describeCheck";
import { describeFinding } from "../../tree/prerequisites/describeFinding";
import type { CheckNode } from "../../tree/prerequisites/nodes";
import { pickCheck } from "./pickCheck";
import type { PrerequisiteCommandParts } from "./prerequisiteCommandParts";
import { pullProbeImage } from "./pullProbeImage";

/** `windowsContainers.prerequisites.fix`: shows what would be done, and does it only when it is agreed to. */
export async function fixPrerequisite(parts: PrerequisiteCommandParts, clicked?: CheckNode): Promise<void> {
  const question = {
    placeHolder: vscode.l10n.t("Fix what?"),
    nothing: vscode.l10n.t("There is nothing to fix."),
    accepts: ({ result }: CheckRow) => result?.remedy !== undefined,
  };
  const row = await pickCheck(parts.prerequisites, question, clicked);
  if (row.result?.remedy) {
    await apply(parts, row, row.result.remedy);
  }
}

async function apply(parts: PrerequisiteCommandParts, row: CheckRow, remedy: Remedy): Promise<void> {
  switch (remedy.kind) {
    case "command":
      return remedy.where === "here" ? runHere(parts, row, remedy) : copyForElsewhere(row, remedy);
    case "read":
      await vscode.env.openExternal(vscode.Uri.parse(remedy.url));
      return;
    case "pull":
      return pullProbeImage(parts, row, remedy.image);
  }
}

async function runHere(
  { prerequisites }: PrerequisiteCommandParts,
  row: CheckRow,
  remedy: CommandRemedy,
): Promise<void> {
  const run = vscode.l10n.t("Run in Terminal");
  const copy = vscode.l10n.t("Copy Command");
  const pressed = await ask(row, [remedy.line, rightsText(remedy), afterText(remedy)], [run, copy]);
  if (pressed === copy) {
    await vscode.env.clipboard.writeText(remedy.line);
  } else if (pressed === run) {
    openTerminal(checkTitle(row.id), terminalLine(remedy, terminalHere()));
    await offerCheckAgain(prerequisites);
  }
}

async function copyForElsewhere(row: CheckRow, remedy: CommandRemedy): Promise<void> {
  const copy = vscode.l10n.t("Copy Command");
  const where = vscode.l10n.t("It has to be run with administrator rights on the machine behind this one.");
  if ((await ask(row, [remedy.line, where, afterText(remedy)], [copy])) === copy) {
    await vscode.env.clipboard.writeText(remedy.line);
  }
}

async function ask(row: CheckRow, lines: readonly string[], buttons: readonly string[]): Promise<string | undefined> {
  const sentence = row.result ? describeFinding(row.result.finding) : "";
  return vscode.window.showInformationMessage(
    `${checkTitle(row.id)}: ${sentence}`,
    { modal: true, detail: lines.filter((line) => line !== "").join("\n\n") },
    ...buttons,
  );
}

function rightsText({ rights }: CommandRemedy): string {
  if (rights === "user") {
    return vscode.l10n.t("It runs in a terminal, with your own rights.");
  }
  return process.platform === "win32"
    ? vscode.l10n.t("It runs in a PowerShell window as administrator, for which Windows asks first.")
    : vscode.l10n.t("It runs in a terminal as root, for which sudo may ask for your password.");
}

function afterText({ after }: CommandRemedy): string {
  return {
    nothing: "",
    restart: vscode.l10n.t("Windows has to restart before it counts. Save your work first."),
    signOut: vscode.l10n.t("It counts after you sign out and in again. Save your work first."),
    restartDockerDesktop: vscode.l10n.t("Quit Docker Desktop and start it again afterwards."),
  }[after];
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

async function offerCheckAgain(prerequisites: PrerequisiteCommandParts["prerequisites"]): Promise<void> {
  const again = vscode.l10n.t("Check Again");
  const message = vscode.l10n.t("The command runs in the terminal. Check again when it has ended.");
  if ((await vscode.window.showInformationMessage(message, again)) === again) {
    await prerequisites.again();
  }
}
