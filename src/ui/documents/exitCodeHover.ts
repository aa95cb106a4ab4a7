import * as vscode from "vscode";
import { hexOfExit } from "../../engine/exitCodes";
import { describeExitCode } from "../words/describeExitCode";

/** Says what an exit code in a record means. */
export function exitCodeHover(
  document: Pick<vscode.TextDocument, "lineAt">,
  { line }: Pick<vscode.Position, "line">,
): vscode.Hover | undefined {
  const code = Number(/"ExitCode": (-?\d+)/.exec(document.lineAt(line).text)?.[1]);
  return Number.isNaN(code) || hexOfExit(code) === undefined ? undefined : new vscode.Hover(describeExitCode(code));
}
