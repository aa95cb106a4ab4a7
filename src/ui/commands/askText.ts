import * as vscode from "vscode";
import { isImageReference } from "../../engine/imageReference";

/** The answer without blanks around it; cancelled when there is none. */
export async function askText(question: vscode.InputBoxOptions): Promise<string> {
  const text = (await vscode.window.showInputBox(question))?.trim();
  if (text === undefined || text === "") {
    throw new vscode.CancellationError();
  }
  return text;
}

/** For `validateInput`: what is wrong with an image's name. */
export function imageNameRefusal(text: string): string | undefined {
  return text.trim() === "" || isImageReference(text.trim())
    ? undefined
    : vscode.l10n.t("Not an image name. One looks like registry/team/name:tag, in lower case but for the tag.");
}
