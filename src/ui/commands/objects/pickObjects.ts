import * as vscode from "vscode";
import type { Engine } from "../../../engine/engine";
import type { ObjectKind } from "../../../engine/model";
import { shortId } from "../../../engine/shortId";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Inventory } from "../../../inventory/inventory";
import { commandRemedy } from "../../errors/remedy";
import { UserError } from "../../errors/userError";
import { engineAway, noEngine } from "../../errors/usualErrors";
import { liveEngines } from "../../pickers/pickEngine";
import { containersOfProject } from "../../tree/explorer/grouping";
import type { ExplorerNode, ObjectNode } from "../../tree/explorer/nodes";

/** One of an engine's objects, as it was last known. */
export interface KnownObject {
  readonly engineKey: string;
  readonly kind: ObjectKind;
  readonly id: string;
  /** The tag, where a row stands for one tag of an image. */
  readonly tag: string | undefined;
  /** What people call it. */
  readonly name: string;
}

/** One that a command can do something to. */
export interface ObjectTarget extends KnownObject {
  readonly engine: Engine;
}

/** What is asked where nothing was clicked; `kind` when only such objects are wanted. */
type ObjectQuestion = string | { readonly placeHolder: string; readonly kind: ObjectKind };

/** The objects of the selected rows, else the one that is picked among all. */
export async function pickObjects(
  inventory: Inventory,
  question: ObjectQuestion,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<readonly ObjectTarget[]> {
  const placeHolder = typeof question === "string" ? question : question.placeHolder;
  const wanted = typeof question === "string" ? undefined : question.kind;
  if (clicked) {
    const nodes = nodesOf(clicked, selected);
    const targets = unique(nodes.flatMap((node) => targetsOfNode(inventory, node)));
    // A greyed row is what was last known of an engine.
    if (targets.length === 0 && nodes.some(isObjectNode)) {
      throw engineAway();
    }
    return targets;
  }
  const choices = liveEngines(inventory).flatMap(({ snapshot }) =>
    objectNodes(snapshot).flatMap((node) =>
      wanted !== undefined && node.kind !== wanted
        ? []
        : targetsOfNode(inventory, node).map((target) => ({
            label: target.name,
            description: kindText(target.kind),
            detail: snapshot.endpoint.name,
            target,
          })),
    ),
  );
  if (choices.length === 0) {
    throw liveEngines(inventory).length === 0 ? noEngine() : nothingToPick();
  }
  const picked = await vscode.window.showQuickPick(choices, { placeHolder, matchOnDescription: true });
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return [picked.target];
}

/** As `pickObjects`; for what needs no engine, greyed rows serve as well. */
export async function pickKnownObjects(
  inventory: Inventory,
  question: ObjectQuestion,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<readonly KnownObject[]> {
  return clicked
    ? unique(nodesOf(clicked, selected).flatMap((node) => knownOfNode(inventory.engines, node)))
    : pickObjects(inventory, question);
}

function nodesOf(clicked: ExplorerNode, selected: readonly ExplorerNode[] = []): readonly ExplorerNode[] {
  return selected.length > 0 ? selected : [clicked];
}

function nothingToPick(): UserError {
  return new UserError(vscode.l10n.t("The engines have nothing this could be done to."), [
    commandRemedy(vscode.l10n.t("Pull Image…"), "windowsContainers.images.pull"),
  ]);
}

function isObjectNode({ kind }: ExplorerNode): boolean {
  return ["container", "project", "image", "network", "volume"].includes(kind);
}

/** As `pickObjects`, among the images alone. */
export async function pickImages(
  inventory: Inventory,
  placeHolder: string,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<readonly ObjectTarget[]> {
  const targets = await pickObjects(inventory, { placeHolder, kind: "image" }, clicked, selected);
  return targets.filter(({ kind }) => kind === "image");
}

/** A project and its own rows may be selected together. */
function unique<T extends KnownObject>(targets: readonly T[]): readonly T[] {
  const keyOf = ({ engineKey, kind, id, tag }: KnownObject): string => [engineKey, kind, id, tag].join("/");
  return [...new Map(targets.map((target) => [keyOf(target), target])).values()];
}

function targetsOfNode(inventory: Inventory, node: ExplorerNode): readonly ObjectTarget[] {
  return liveEngines(inventory).flatMap(({ engine, snapshot }) =>
    knownOfNode([snapshot], node).map((known) => ({ ...known, engine })),
  );
}

function knownOfNode(engines: readonly EngineSnapshot[], node: ExplorerNode): readonly KnownObject[] {
  const snapshot = "engineKey" in node ? engines.find(({ key }) => key === node.engineKey) : undefined;
  if (!snapshot) {
    return [];
  }
  return objectsBelow(node, snapshot).map(({ kind, id, ...rest }) => {
    const tag = "tag" in rest ? rest.tag : undefined;
    return { engineKey: snapshot.key, kind, id, tag, name: nameOf(snapshot, kind, id, tag) };
  });
}

function objectsBelow(node: ExplorerNode, snapshot: EngineSnapshot): readonly ObjectNode[] {
  switch (node.kind) {
    case "container":
    case "image":
    case "network":
    case "volume":
      return [node];
    case "project":
      return containersOfProject(snapshot, node.project).map(({ id }) => ({
        kind: "container",
        engineKey: snapshot.key,
        id,
      }));
    case "mode":
    case "engine":
    case "group":
    case "repository":
    case "empty":
      return [];
  }
}

function objectNodes(snapshot: EngineSnapshot): readonly ObjectNode[] {
  const { key: engineKey } = snapshot;
  return [
    ...[...snapshot.container.keys()].map((id) => ({ kind: "container" as const, engineKey, id })),
    ...[...snapshot.image.values()].flatMap(({ id, tags }) =>
      (tags.length > 0 ? tags : [undefined]).map((tag) => ({ kind: "image" as const, engineKey, id, tag })),
    ),
    ...[...snapshot.network.keys()].map((id) => ({ kind: "network" as const, engineKey, id })),
    ...[...snapshot.volume.keys()].map((id) => ({ kind: "volume" as const, engineKey, id })),
  ];
}

function nameOf(snapshot: EngineSnapshot, kind: ObjectKind, id: string, tag: string | undefined): string {
  switch (kind) {
    case "container":
      return snapshot.container.get(id)?.name ?? id;
    case "image":
      return tag ?? shortId(id);
    case "network":
      return snapshot.network.get(id)?.name ?? id;
    case "volume":
      return id;
  }
}

function kindText(kind: ObjectKind): string {
  switch (kind) {
    case "container":
      return vscode.l10n.t("container");
    case "image":
      return vscode.l10n.t("image");
    case "network":
      return vscode.l10n.t("network");
    case "volume":
      return vscode.l10n.t("volume");
  }
}
