import * as vscode from "vscode";
import { isDesktop } from "../../../desktop/findDesktops";
import { isAlive, type Container } from "../../../engine/model";
import type { Inventory } from "../../../inventory/inventory";
import { pickContainers, type ContainerTarget } from "../../pickers/pickContainers";
import { withLateProgress } from "../../progress";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { killLosses } from "../desktops/desktopLosses";
import { stopWithCountdown } from "../desktops/powerDesktop";
import { startSafely } from "../desktops/startSafely";
import { allDone, forEachTarget } from "../forEachTarget";
import { withWaysToStart } from "./startChanged";

const lookMs = 30_000;

/** `windowsContainers.containers.start`: the clicked row, or all of a multi-selection. */
export async function startContainers(
  inventory: Inventory,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Start which containers?"), accepts: not(isAlive) };
  const targets = await pickContainers(inventory, question, clicked, selected);
  const { desktops, others } = apart(targets);
  await allDone([
    change(vscode.l10n.t("Starting {0}", namesOf(others)), others, async (target, signal) =>
      orChanged(target, target.engine.start(target.container.id, signal)),
    ),
    ...desktops.map(({ engine, container }) => startSafely(engine, container)),
  ]);
}

/** `windowsContainers.containers.stop`: waits as long as the container may take; a desktop gets its time to shut down. */
export async function stopContainers(
  inventory: Inventory,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Stop which containers?"), accepts: isAlive };
  const targets = await pickContainers(inventory, question, clicked, selected);
  const { desktops, others } = apart(targets);
  await allDone([
    change(vscode.l10n.t("Stopping {0}", namesOf(others)), others, ({ engine, container }, signal) =>
      engine.stop(container.id, {}, signal),
    ),
    ...desktops.map((desktop) => stopWithCountdown(unwatched, desktop)),
  ]);
}

/** `windowsContainers.containers.restart` */
export async function restartContainers(
  inventory: Inventory,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Restart which containers?"), accepts: isAlive };
  const targets = await pickContainers(inventory, question, clicked, selected);
  const { desktops, others } = apart(targets);
  await allDone([
    change(vscode.l10n.t("Restarting {0}", namesOf(others)), others, async (target, signal) =>
      orChanged(target, target.engine.restart(target.container.id, {}, signal)),
    ),
    ...desktops.map(restartDesktop),
  ]);
}

/** What has changed around a container since it was made may keep it from running as it is. */
async function orChanged(target: ContainerTarget, starting: Promise<void>): Promise<void> {
  await starting.catch(async (error: unknown) => {
    throw await withWaysToStart(error, target);
  });
}

/** In two steps, for one that did not shut down in time may lose its disk by the start. */
async function restartDesktop(target: ContainerTarget): Promise<void> {
  await stopWithCountdown(unwatched, target, "more");
  const { engine, container } = target;
  const [stopped] = await engine.list("container", AbortSignal.timeout(lookMs), [container.id]);
  await startSafely(engine, stopped ?? container);
}

/** `windowsContainers.containers.kill`: asks first, since nothing in the container gets a chance to save. */
export async function killContainers(
  inventory: Inventory,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<void> {
  const question = { placeHolder: vscode.l10n.t("Kill which containers?"), accepts: isAlive };
  const targets = await pickContainers(inventory, question, clicked, selected);
  if (targets.length === 0) {
    return;
  }
  const kill = vscode.l10n.t("Kill");
  const usual = vscode.l10n.t("A kill takes effect at once: what was not written to disk is lost.");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Kill {0}?", namesOf(targets)),
    { modal: true, detail: [usual, ...(await killLosses(targets))].join("\n\n") },
    kill,
  );
  if (answer === kill) {
    await change(vscode.l10n.t("Killing {0}", namesOf(targets)), targets, ({ engine, container }, signal) =>
      engine.kill(container.id, signal),
    );
  }
}

/** No state of theirs is followed here: the countdown goes by our own clock. */
const unwatched = { find: () => undefined };

function apart(targets: readonly ContainerTarget[]): {
  readonly desktops: readonly ContainerTarget[];
  readonly others: readonly ContainerTarget[];
} {
  return {
    desktops: targets.filter(({ container }) => isDesktop(container)),
    others: targets.filter(({ container }) => !isDesktop(container)),
  };
}

async function change(
  title: string,
  targets: readonly ContainerTarget[],
  action: (target: ContainerTarget, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  if (targets.length > 0) {
    await withLateProgress(title, (signal) => forEachTarget(targets, (target) => action(target, signal)));
  }
}

export function namesOf(targets: readonly ContainerTarget[]): string {
  const [first] = targets;
  return first && targets.length === 1 ? first.container.name : vscode.l10n.t("{0} containers", targets.length);
}

function not(test: (container: Container) => boolean): (container: Container) => boolean {
  return (container) => !test(container);
}
