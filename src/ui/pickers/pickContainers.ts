import * as vscode from "vscode";
import type { Engine } from "../../engine/engine";
import type { ContainerAbility } from "../../engine/capabilities";
import type { Container } from "../../engine/model";
import type { Inventory } from "../../inventory/inventory";
import { stateText } from "../tree/explorer/containerItem";
import { containersOfProject } from "../tree/explorer/grouping";
import type { ExplorerNode } from "../tree/explorer/nodes";
import { containerFitness } from "./containerFitness";
import { liveEngines, type EngineTarget } from "./pickEngine";
import { noEngine } from "../errors/usualErrors";
import { UserError } from "../errors/userError";
import { commandRemedy } from "../errors/remedy";

export interface ContainerTarget {
  readonly engine: Engine;
  readonly engineKey: string;
  readonly container: Container;
}

export interface ContainerQuestion {
  readonly placeHolder: string;
  /** Which containers the command can be used on; all when left out. */
  readonly accepts?: (container: Container) => boolean;
  /** What the container's engine and isolation must allow as well. */
  readonly ability?: ContainerAbility;
}

/** The containers of the selected rows (a project stands for its containers), else those that are picked. */
export async function pickContainers(
  inventory: Inventory,
  question: ContainerQuestion,
  clicked?: ExplorerNode,
  selected?: readonly ExplorerNode[],
): Promise<readonly ContainerTarget[]> {
  if (clicked) {
    const nodes = selected && selected.length > 0 ? selected : [clicked];
    const fits = await fitness(inventory, question);
    return uniqueTargets(nodes.flatMap((node) => containersOfNode(inventory, node))).filter(
      ({ engineKey, container }) =>
        liveEngines(inventory).some((target) => target.snapshot.key === engineKey && fits(target, container)),
    );
  }
  const picked = await vscode.window.showQuickPick(choices(inventory, question), {
    placeHolder: question.placeHolder,
    matchOnDescription: true,
    canPickMany: true,
  });
  if (!picked) {
    throw new vscode.CancellationError();
  }
  return picked.map(({ target }) => target);
}

/** As `pickContainers`, for commands that make sense for one container only. */
export async function pickContainer(
  inventory: Inventory,
  question: ContainerQuestion,
  clicked?: ExplorerNode,
): Promise<ContainerTarget> {
  const target = clicked
    ? await ableTarget(inventory, question, clicked)
    : (await vscode.window.showQuickPick(choices(inventory, question), { placeHolder: question.placeHolder }))?.target;
  if (!target) {
    throw new vscode.CancellationError();
  }
  return target;
}

/** A row's menu is a moment old, and a key or another extension asks no menu. */
async function ableTarget(
  inventory: Inventory,
  { ability }: ContainerQuestion,
  clicked: ExplorerNode,
): Promise<ContainerTarget | undefined> {
  const [target] = containersOfNode(inventory, clicked);
  if (target && ability !== undefined) {
    const { engineKey, container } = target;
    const engines = liveEngines(inventory).filter(({ snapshot }) => snapshot.key === engineKey);
    const isAble = await containerFitness(ability, engines);
    if (!engines.some((engine) => isAble(engine, container))) {
      throw new UserError(
        vscode.l10n.t(
          "This cannot be done to {0}: its engine, its isolation or its state is in the way.",
          container.name,
        ),
      );
    }
  }
  return target;
}

async function fitness(
  inventory: Inventory,
  { accepts, ability }: ContainerQuestion,
): Promise<(target: EngineTarget, container: Container) => boolean> {
  if (ability === undefined) {
    return (_target, container) => accepts?.(container) ?? true;
  }
  const isAble = await containerFitness(ability, liveEngines(inventory));
  return (target, container) => isAble(target, container) && (accepts?.(container) ?? true);
}

async function choices(
  inventory: Inventory,
  question: ContainerQuestion,
): Promise<readonly (vscode.QuickPickItem & { readonly target: ContainerTarget })[]> {
  const fits = await fitness(inventory, question);
  const engines = liveEngines(inventory);
  const found = engines.flatMap((target) =>
    [...target.snapshot.container.values()]
      .filter((container) => fits(target, container))
      .map(toChoice(target, engines)),
  );
  if (engines.length === 0) {
    throw noEngine();
  }
  if (found.length === 0) {
    throw new UserError(vscode.l10n.t("There is no container this could be done to."), [
      commandRemedy(vscode.l10n.t("Run…"), "windowsContainers.images.run"),
    ]);
  }
  return found;
}

function toChoice({ engine, snapshot }: EngineTarget, engines: readonly EngineTarget[]) {
  return (container: Container) => ({
    label: container.name,
    description: `${container.image} · ${stateText(container)}`,
    ...(engines.length > 1 ? { detail: snapshot.endpoint.name } : {}),
    target: { engine, engineKey: snapshot.key, container },
  });
}

function containersOfNode(inventory: Inventory, node: ExplorerNode): readonly ContainerTarget[] {
  if (node.kind !== "container" && node.kind !== "project") {
    return [];
  }
  const { engineKey } = node;
  const target = liveEngines(inventory).find(({ snapshot }) => snapshot.key === engineKey);
  if (!target) {
    return [];
  }
  const { engine, snapshot } = target;
  const containers =
    node.kind === "project" ? containersOfProject(snapshot, node.project) : [snapshot.container.get(node.id)];
  return containers.flatMap((container) => (container ? [{ engine, engineKey, container }] : []));
}

function uniqueTargets(targets: readonly ContainerTarget[]): readonly ContainerTarget[] {
  const byId = new Map(targets.map((target) => [`${target.engineKey}/${target.container.id}`, target]));
  return [...byId.values()];
}
