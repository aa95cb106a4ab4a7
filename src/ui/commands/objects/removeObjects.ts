import * as vscode from "vscode";
import { passIfGone } from "../../../engine/passIfGone";
import { EngineError } from "../../../engine/engineError";
import { isOwnNetwork } from "../../../engine/isOwnNetwork";
import type { ObjectKind } from "../../../engine/model";
import type { Inventory } from "../../../inventory/inventory";
import { withLateProgress } from "../../progress";
import { sharingText } from "../../words/sharingText";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { removalLosses } from "../desktops/desktopLosses";
import { forEachTarget } from "../forEachTarget";
import { guardDesktops } from "./guardDesktops";
import { pickObjects, type ObjectTarget } from "./pickObjects";
import { runningTargets, type RunningTargets } from "./runningTargets";

const longestList = 10;

/** `windowsContainers.objects.remove`: asks once for all that is selected, and once more before it forces anything. */
export async function removeObjects(
  inventory: Inventory,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<void> {
  const picked = await pickObjects(inventory, vscode.l10n.t("Remove what?"), clicked, selected);
  const targets = picked.filter((target) => isRemovable(inventory, target));
  if (targets.length < picked.length) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("Networks that an engine brings along, and those of Windows itself, are not removed."),
    );
  }
  if (targets.length === 0) {
    return;
  }
  const running = runningTargets(inventory, targets);
  const remove = vscode.l10n.t("Remove");
  const list = targets.length > 1 ? [listOf(targets)] : [];
  const losses = await removalLosses(containersAmong(inventory, targets));
  const details = [...list, ...consequences(targets, running), ...losses, ...sharing(inventory, targets)];
  const question = { modal: true, detail: details.join("\n\n") };
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Remove {0}?", namesOf(targets)),
    question,
    remove,
  );
  if (answer === remove) {
    await guardDesktops(inventory, targets);
    await removeAll(targets, [...running.desktops, ...running.others]);
  }
}

/** @param forced those that the engine removes although they run or are in use */
async function removeAll(targets: readonly ObjectTarget[], forced: readonly ObjectTarget[]): Promise<void> {
  const title = vscode.l10n.t("Removing {0}", namesOf(targets));
  const conflicts: ObjectTarget[] = [];
  await withLateProgress(title, (signal) =>
    forEachTarget(targets, async (target) => {
      const force = forced.includes(target) ? "force" : undefined;
      try {
        await removeOne(target, force, signal);
      } catch (error) {
        if (force === undefined && canBeForced(target, error)) {
          conflicts.push(target);
        } else {
          throw error;
        }
      }
    }),
  );
  if (conflicts.length > 0) {
    await offerForce(conflicts);
  }
}

async function removeOne(
  { engine, kind, id, tag }: ObjectTarget,
  force: "force" | undefined,
  signal: AbortSignal,
): Promise<void> {
  // Removing by tag takes the tag only, and the image with its last one. A desktop may have gone by its shutdown.
  await engine.remove(kind, tag ?? id, force ? { force } : {}, signal).catch(passIfGone);
}

async function offerForce(targets: readonly ObjectTarget[]): Promise<void> {
  const force = vscode.l10n.t("Remove Anyway");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Still in use: {0}", namesOf(targets)),
    { modal: true, detail: vscode.l10n.t("Containers made of it keep working until they are removed themselves.") },
    force,
  );
  if (answer === force) {
    await removeAll(targets, targets);
  }
}

/** The engine itself refuses to force networks and volumes that are in use. */
function canBeForced({ kind }: ObjectTarget, error: unknown): boolean {
  return error instanceof EngineError && error.failure.kind === "conflict" && kind === "image";
}

/** A key and the palette get at what the menu does not offer. */
function isRemovable(inventory: Inventory, { engineKey, kind, id }: ObjectTarget): boolean {
  const snapshot = inventory.engines.find(({ key }) => key === engineKey);
  const network = kind === "network" ? snapshot?.network.get(id) : undefined;
  return network === undefined || isOwnNetwork(network);
}

function consequences(
  targets: readonly ObjectTarget[],
  { desktops, others }: RunningTargets<ObjectTarget>,
): readonly string[] {
  const kinds = new Set(targets.map(({ kind }) => kind));
  const losses = [
    ...(others.length > 0 ? [vscode.l10n.t("What still runs is killed first.")] : []),
    ...(kinds.has("container") ? [vscode.l10n.t("What a container wrote outside its volumes is lost.")] : []),
    ...(kinds.has("volume") ? [vscode.l10n.t("The data in a volume is lost.")] : []),
    ...(kinds.has("image") ? [vscode.l10n.t("An image has to be pulled or built again.")] : []),
  ].join(" ");
  return [
    losses,
    ...(desktops.length > 0
      ? [vscode.l10n.t("A Windows desktop is not killed, but shut down in order first. Its storage stays.")]
      : []),
  ];
}

function containersAmong({ engines }: Inventory, targets: readonly ObjectTarget[]) {
  return targets.flatMap(({ engineKey, engine, kind, id }) => {
    const snapshot = engines.find(({ key }) => key === engineKey);
    const container = kind === "container" ? snapshot?.container.get(id) : undefined;
    return container ? [{ engine, container }] : [];
  });
}

/** An image that goes is gone for everybody who uses the engine. */
function sharing(inventory: Inventory, targets: readonly ObjectTarget[]): readonly string[] {
  const keys = new Set(targets.filter(({ kind }) => kind === "image").map(({ engineKey }) => engineKey));
  const texts = inventory.engines.filter(({ key }) => keys.has(key)).map(sharingText);
  return [...new Set(texts.filter((text) => text !== undefined))];
}

function namesOf(targets: readonly ObjectTarget[]): string {
  const [first, ...others] = targets;
  if (!first) {
    return "";
  }
  if (others.length === 0) {
    return first.name;
  }
  return others.every(({ kind }) => kind === first.kind)
    ? countOf(first.kind, targets.length)
    : vscode.l10n.t("{0} objects", targets.length);
}

function countOf(kind: ObjectKind, count: number): string {
  switch (kind) {
    case "container":
      return vscode.l10n.t("{0} containers", count);
    case "image":
      return vscode.l10n.t("{0} images", count);
    case "network":
      return vscode.l10n.t("{0} networks", count);
    case "volume":
      return vscode.l10n.t("{0} volumes", count);
  }
}

/** A number alone does not show a wrong click. */
function listOf(targets: readonly ObjectTarget[]): string {
  const shown = targets.slice(0, longestList).map(({ name }) => name);
  const more = targets.length - shown.length;
  return [...shown, ...(more > 0 ? [vscode.l10n.t("and {0} more", more)] : [])].join(", ");
}
