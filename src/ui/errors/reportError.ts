import * as vscode from "vscode";
import { presentError } from "./presentError";

/** Shows a failure with its buttons, and runs the one that is pressed. */
export async function reportError(error: unknown): Promise<void> {
  const { message, remedies } = presentError(error);
  const pressed = await vscode.window.showErrorMessage(message, ...remedies.map(({ title }) => title));
  const remedy = remedies.find(({ title }) => title === pressed);
  if (remedy) {
    await vscode.commands.executeCommand(remedy.command);
  }
}
