import * as vscode from "vscode";
import type { Inventory } from "../../inventory/inventory";
import type { Logger } from "../../platform/logger";
import { isCancelled } from "./isCancelled";
import { offerRemedies } from "./offerRemedies";
import { portHolderBehind } from "./portHolderBehind";
import { presentError } from "./presentError";

/**
 * Logs a failure and shows it with its buttons, and does what is pressed; should that fail, it is told in the same way.
 *
 * @param what failed, for the log
 * @param inventory whose containers may be in the way
 */
export async function reportError(
  error: unknown,
  logger: Logger,
  what: string,
  inventory?: Pick<Inventory, "engines" | "engine">,
): Promise<void> {
  logger.error(what, error);
  const { message, remedies } = presentError(error, await portHolderBehind(error, inventory));
  const remedy = await offerRemedies(vscode.window.showErrorMessage, message, remedies);
  try {
    await remedy?.press();
  } catch (failure) {
    if (!isCancelled(failure)) {
      await reportError(failure, logger, `${remedy?.title ?? ""} failed`, inventory);
    }
  }
}
