import * as vscode from "vscode";
import { windowsProgram } from "../../platform/windowsPrograms";

/** Typed, not run: the user reads it and presses Enter. The lines are PowerShell's, whatever the user's shell is. */
export function showInTerminal(line: string): Promise<void> {
  const shell = { shellPath: windowsProgram("WindowsPowerShell\\v1.0\\powershell.exe") };
  const terminal = vscode.window.createTerminal(process.platform === "win32" ? shell : {});
  terminal.show();
  terminal.sendText(line, false);
  return Promise.resolve();
}
