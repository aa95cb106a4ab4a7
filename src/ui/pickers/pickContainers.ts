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
import { containerGone, engineAway, noEngine } from "../errors/usualErrors";
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
    const targets = uniqueTargets(nodes.flatMap((node) => containersOfNode(inventory, node)));
    if (targets.length === 0) {
      throw notThere(inventory, clicked);
    }
    const fits = await fitness(inventory, question);
    return targets.filter(({ engineKey, container }) =>
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
): Promise<ContainerTarget> {
  const [target] = containersOfNode(inventory, clicked);
  if (!target) {
    throw notThere(inventory, clicked);
  }
  if (ability !== undefined) {
    const engines = liveEngines(inventory).filter(({ snapshot }) => snapshot.key === target.engineKey);
    const isAble = await containerFitness(ability, engines);
    if (!engines.some((engine) => isAble(engine, target.container))) {
      throw unable(
        target,
        engines.some((engine) => becomesAble(isAble, engine, target.container)),
      );
    }
  }
  return target;
}

type Fitness = Awaited<ReturnType<typeof containerFitness>>;

/** Whether it is the state alone that is in the way, which can be changed. */
function becomesAble(isAble: Fitness, engine: EngineTarget, container: Container): boolean {
  return (["running", "exited", "paused"] as const).some((state) => isAble(engine, { ...container, state }));
}

function unable({ engineKey, container }: ContainerTarget, isOfState: boolean): UserError {
  const { name, state, id } = container;
  const row = { kind: "container", engineKey, id };
  if (!isOfState) {
    return new UserError(
      vscode.l10n.t("This cannot be done to {0}: its engine cannot do it to containers with this isolation.", name),
      [commandRemedy(vscode.l10n.t("Inspect"), "windowsContainers.objects.inspect", row)],
    );
  }
  return new UserError(vscode.l10n.t("This cannot be done to {0} while it is {1}.", name, stateText(container)), [
    state === "running"
      ? commandRemedy(vscode.l10n.t("Stop"), "windowsContainers.containers.stop", row)
      : state === "paused"
        ? commandRemedy(vscode.l10n.t("Unpause"), "windowsContainers.containers.unpause", row)
        : commandRemedy(vscode.l10n.t("Start"), "windowsContainers.containers.start", row),
  ]);
}

/** Of a row in whose place there is nothing (any more). */
function notThere(inventory: Inventory, clicked: ExplorerNode): UserError {
  const isAnswering = liveEngines(inventory).some(
    ({ snapshot }) => "engineKey" in clicked && snapshot.key === clicked.engineKey,
  );
  return isAnswering ? containerGone() : engineAway();
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
