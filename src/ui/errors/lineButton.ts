import * as vscode from "vscode";
import type { TerminalRemedy } from "../../engine/catalogue";
import { terminalLine } from "../../prerequisites/terminalLine";
import { afterText } from "../words/afterText";
import { showInTerminal } from "../terminals/showInTerminal";
import type { Remedy } from "./remedy";

type Line = Pick<TerminalRemedy, "line" | "rights" | "after">;

/**
 * Types a line into a terminal. What needs an administrator of Windows is copied where this is no Windows: it is for the
 * machine behind this one. A line too long for a button has a title; it is read in the terminal. What it takes for the
 * line to have an effect is told beside the terminal.
 */
export function lineButton(
  { line, rights, after }: Line,
  title = vscode.l10n.t("Open Terminal With {0}", line),
): Remedy {
  if (rights === "elevated" && process.platform !== "win32") {
    return copyButton(line);
  }
  const typed = terminalLine({ line, rights }, { shell: "powershell", user: "ordinary" });
  const press = async (): Promise<void> => {
    await showInTerminal(typed);
    if (after) {
      void vscode.window.showInformationMessage(afterText(after));
    }
  };
  return { title, press };
}

/** For another machine than this. */
export function copyButton(line: string): Remedy {
  return { title: vscode.l10n.t("Copy {0}", line), press: async () => vscode.env.clipboard.writeText(line) };
}
