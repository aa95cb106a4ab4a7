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
  const { applicationPath, activeHost } = desktop;
  await openProgram(applicationPath);
  const outcome = await withCancellableProgress(
    vscode.l10n.t("Docker Desktop is starting; its engines appear by themselves"),
    async (signal) => {
      const end = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
      await untilAnswered(inventory, activeHost, end);
      return answers(inventory, activeHost) || signal.aborted ? "done" : "silent";
    },
  );
  if (outcome === "silent") {
    const cause = new Error(
      vscode.l10n.t("Docker Desktop was started {0} s ago and does not answer.", deadlineMs / 1000),
    );
    throw new RemediedError(cause, [commandRemedy(vscode.l10n.t("Try Again"), "windowsContainers.engines.refresh")]);
  }
}

/** Another engine of this machine may answer all the time. */
function answers({ engines }: Inventory, activeHost: string): boolean {
  return engines
    .filter(({ state }) => state.kind === "connected")
    .flatMap(({ endpoint, aliases }) => [endpoint, ...aliases])
    .some(({ source, host }) => source === "dockerDesktop" || host === activeHost);
}

/** Whoever ends the wait leaves Docker Desktop to itself. */
async function untilAnswered(inventory: Inventory, activeHost: string, end: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (answers(inventory, activeHost) || end.aborted) {
        subscription.dispose();
        end.removeEventListener("abort", look);
        resolve();
      }
    };
    const subscription = inventory.onDidChange(look);
    end.addEventListener("abort", look);
    look();
  });
}
