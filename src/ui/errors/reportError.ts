import * as vscode from "vscode";
import { isAbortError } from "../../platform/abort";
import { presentError } from "./presentError";

/** Shows a failure with its buttons, and does what is pressed; should that fail, it is shown in the same way. */
export async function reportError(error: unknown): Promise<void> {
  const { message, remedies } = presentError(error);
  const pressed = await vscode.window.showErrorMessage(message, ...remedies.map(({ title }) => title));
  const remedy = remedies.find(({ title }) => title === pressed);
  try {
    await remedy?.press();
  } catch (failure) {
    if (!(failure instanceof vscode.CancellationError) && !isAbortError(failure)) {
      await reportError(failure);
    }
  }
}
