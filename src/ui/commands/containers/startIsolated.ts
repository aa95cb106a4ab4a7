import * as vscode from "vscode";
import { nameBefore, recreateIsolated } from "../../../engine/recreateIsolated";
import { changesThatHelp } from "../../errors/changesThatHelp";
import { RemediedError } from "../../errors/remedy";
import type { ContainerTarget } from "../../pickers/pickContainers";
import { withCancellableProgress } from "../../progress";

const lookMs = 5_000;

/** Why a container did not start, with the way to run it after all where only its isolation is in the way. */
export async function withIsolatedStart(error: unknown, target: ContainerTarget): Promise<unknown> {
  if (!changesThatHelp(error).includes("hyperVIsolation") || !(await isIsolatedByProcess(target))) {
    return error;
  }
  const title = vscode.l10n.t("Run Again With Hyper-V Isolation…");
  return new RemediedError(error, [{ title, press: async () => startIsolated(target) }]);
}

/** An engine that does not say so has no other isolation to offer either. */
async function isIsolatedByProcess({ engine, container }: ContainerTarget): Promise<boolean> {
  const isolations = await engine.containers.isolations(AbortSignal.timeout(lookMs)).catch(() => undefined);
  return isolations?.get(container.id) === "process";
}

async function startIsolated({ engine, container }: ContainerTarget): Promise<void> {
  const old = await askForOld(container);
  const title = vscode.l10n.t("Starting {0} with Hyper-V isolation", container.name);
  const done = await withCancellableProgress(title, async (signal) =>
    recreateIsolated(engine, container, { isolation: "hyperv", old }, signal),
  );
  if (done.old === "left") {
    const kept = vscode.l10n.t(
      "{0} runs with Hyper-V isolation. The old container is there as {1}.",
      container.name,
      nameBefore(container),
    );
    void vscode.window.showInformationMessage(kept);
  }
}

async function askForOld(container: ContainerTarget["container"]): Promise<"remove" | "keep"> {
  const { name } = container;
  const replace = vscode.l10n.t("Replace It");
  const keep = vscode.l10n.t("Keep the Old One Too");
  const detail = vscode.l10n.t(
    "A container keeps the isolation that it was made with. Another one is made with the same settings, name and volumes; files that {0} has outside of volumes are not in it, and are lost when it is replaced. A kept one is called {1}.",
    name,
    nameBefore(container),
  );
  const question = vscode.l10n.t("Run {0} as another container, with Hyper-V isolation?", name);
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, replace, keep);
  if (answer === undefined) {
    throw new vscode.CancellationError();
  }
  return answer === keep ? "keep" : "remove";
}
