import * as vscode from "vscode";
import type { ContainerChanges } from "../../../../engine/containerChanges";
import { isAlive } from "../../../../engine/model";
import { recreateDesktop, refuseRecreation, type RecreationStep } from "../../../../desktop/life/recreateDesktop";
import { withCancellableProgress, withLateProgress } from "../../../progress";
import type { DesktopNode } from "../../../tree/desktops/desktopItem";
import { forgetPassword, recallPassword, rememberPassword } from "../desktopPasswords";
import type { DesktopTarget } from "../pickDesktop";
import { stopWithCountdown } from "../powerDesktop";
import type { LifeParts } from "./lifeParts";
import { askUnsafeDisk } from "./askUnsafeDisk";
import { startAgain } from "./whileStopped";

export interface Recreated {
  readonly node: DesktopNode;
  readonly runs: boolean;
}

/** Shuts the desktop down, gives it another container, and lets its tab and its password follow. */
export async function recreate(
  { desktops, panels, secrets }: LifeParts,
  target: DesktopTarget,
  changes: Omit<ContainerChanges, "name">,
): Promise<Recreated> {
  const { engine, container, node } = target;
  const runs = isAlive(container);
  if (runs) {
    const looking = vscode.l10n.t("Looking at {0}", container.name);
    // What is refused anyway is no reason to shut Windows down.
    await withLateProgress(looking, (signal) => refuseRecreation(engine, container.id, signal));
    await stopWithCountdown(desktops, target, "more");
  }
  const unsafeDisk = await orStartAgain(runs ? target : undefined, askUnsafeDisk(target, "another container"));
  const title = vscode.l10n.t("Changing {0}", container.name);
  const { id, old } = await withCancellableProgress(title, (signal, report) =>
    recreateDesktop(
      engine,
      container.id,
      { changes, unsafeDisk, then: runs ? "start" : "asBefore", onStep: (step) => report({ message: describe(step) }) },
      signal,
    ),
  );
  if (old === "left") {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        "The old container could not be removed. Remove {0} by hand, but keep its volumes: they are in use.",
        container.id.slice(0, 12),
      ),
    );
  }
  const password = await recallPassword(secrets, container.id);
  if (password !== undefined) {
    await rememberPassword(secrets, id, password);
    await forgetPassword(secrets, container.id);
  }
  const made: DesktopNode = { ...node, id };
  await panels.follow(container.id, made);
  return { node: made, runs };
}

/** After a cancel the desktop is as it was. */
async function orStartAgain<T>(stopped: DesktopTarget | undefined, asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (stopped) {
      await startAgain(stopped);
    }
    throw error;
  }
}

/** Says that it is done, and offers to start what did not run. */
export function tellRecreated(message: string, { node, runs }: Recreated, ...more: readonly Offer[]): void {
  const start: Offer = {
    title: vscode.l10n.t("Start"),
    press: () => vscode.commands.executeCommand("windowsContainers.desktops.start", node),
  };
  const offers = [...(runs ? [] : [start]), ...more];
  // Nobody waits for this message.
  void vscode.window
    .showInformationMessage(message, ...offers.map(({ title }) => title))
    .then((pressed) => offers.find(({ title }) => title === pressed)?.press());
}

export interface Offer {
  readonly title: string;
  press(): Thenable<unknown>;
}

function describe(step: RecreationStep): string {
  switch (step) {
    case "stopping":
      return vscode.l10n.t("Windows shuts down");
    case "creating":
      return vscode.l10n.t("Making its new container");
    case "starting":
      return vscode.l10n.t("Starting Windows in it");
    case "removingOld":
      return vscode.l10n.t("Removing the old container");
    case "puttingBack":
      return vscode.l10n.t("Putting everything back");
  }
}
