import * as vscode from "vscode";
import type { Inventory } from "../../../inventory/inventory";
import { openProgram } from "../../../platform/openProgram";
import { commandRemedy, RemediedError } from "../../errors/remedy";
import { findDockerDesktopHere } from "../../findDockerDesktopHere";
import { withCancellableProgress } from "../../progress";

/** A cold start with its virtual machine takes a minute or two. */
const deadlineMs = 180_000;

/** `windowsContainers.dockerDesktop.start`: opens it and waits until one of its engines answers. */
export async function startDockerDesktop(inventory: Inventory): Promise<void> {
  const desktop = await findDockerDesktopHere();
  if (desktop?.applicationPath === undefined) {
    const cause = new Error(vscode.l10n.t("Docker Desktop's program was not found on this machine."));
    throw new RemediedError(cause, [
      commandRemedy(vscode.l10n.t("Check Prerequisites"), "windowsContainers.prerequisites.refresh"),
    ]);
  }
  await openProgram(desktop.applicationPath);
  const outcome = await withCancellableProgress(
    vscode.l10n.t("Docker Desktop is starting; its engines appear by themselves"),
    async (signal) => untilAnswered(inventory, AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]), signal),
  );
  if (outcome === "silent") {
    const cause = new Error(
      vscode.l10n.t("Docker Desktop was started {0} s ago and does not answer.", deadlineMs / 1000),
    );
    throw new RemediedError(cause, [commandRemedy(vscode.l10n.t("Try Again"), "windowsContainers.engines.refresh")]);
  }
}

/** Whoever cancels leaves Docker Desktop to itself. */
async function untilAnswered(
  inventory: Inventory,
  end: AbortSignal,
  cancelled: AbortSignal,
): Promise<"answers" | "cancelled" | "silent"> {
  return new Promise((resolve) => {
    const look = (): void => {
      const answers = inventory.engines.some(({ state }) => state.kind === "connected");
      if (answers || end.aborted) {
        subscription.dispose();
        end.removeEventListener("abort", look);
        resolve(answers ? "answers" : cancelled.aborted ? "cancelled" : "silent");
      }
    };
    const subscription = inventory.onDidChange(look);
    end.addEventListener("abort", look);
    look();
  });
}
