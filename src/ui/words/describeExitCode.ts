import * as vscode from "vscode";
import { hexOfExit, knownExit, type KnownExit } from "../../engine/exitCodes";

/** The code, with what Windows means by it where that is known. */
export function describeExitCode(code: number): string {
  const hex = hexOfExit(code);
  const exit = knownExit(code);
  if (hex === undefined) {
    return `${code}`;
  }
  return exit === undefined ? `${code} (${hex})` : `${code} (${hex}: ${exitName(exit)})`;
}

export function exitName(exit: KnownExit): string {
  return {
    accessViolation: vscode.l10n.t("the program used memory that is not its own"),
    illegalInstruction: vscode.l10n.t("the processor does not know an instruction of the program"),
    outOfMemory: vscode.l10n.t("too little memory"),
    wrongImageFormat: vscode.l10n.t("a program or DLL is made for another processor, or is damaged"),
    stackOverflow: vscode.l10n.t("the program's stack is full"),
    dllMissing: vscode.l10n.t("a DLL that the program needs is missing"),
    entryPointMissing: vscode.l10n.t("a DLL lacks what the program needs of it: it is a different version"),
    interrupted: vscode.l10n.t("stopped by Ctrl+C or by the engine"),
    dllNotInitialised: vscode.l10n.t("a DLL could not be started"),
    failFast: vscode.l10n.t("the program ended itself because of damaged memory or a failed check"),
    unhandledDotNetException: vscode.l10n.t("an exception of .NET that nothing caught"),
    dotNetFailed: vscode.l10n.t(".NET itself failed"),
    fileNotFound: vscode.l10n.t("a file was not found"),
    pathNotFound: vscode.l10n.t("a folder was not found"),
    accessDenied: vscode.l10n.t("access was denied"),
    diskFull: vscode.l10n.t("the disk is full"),
    computeSystemFailed: vscode.l10n.t("Windows' container service ended the container"),
  }[exit];
}
