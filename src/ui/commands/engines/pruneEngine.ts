import * as vscode from "vscode";
import { canEngine } from "../../../engine/capabilities";
import type { ObjectKind } from "../../../engine/model";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Inventory } from "../../../inventory/inventory";
import { formatBytes } from "../../words/formatBytes";
import { pickEngine, type EngineTarget } from "../../pickers/pickEngine";
import { withCancellableProgress } from "../../progress";
import { sharingText } from "../../words/sharingText";
import type { ExplorerNode } from "../../tree/explorer/nodes";
import { forEachTarget } from "../forEachTarget";
import { engineOfNode } from "./engineOfNode";
import { isPartOfDesktop } from "./isPartOfDesktop";
import { prunePlan, type PruneGroup, type PruneKind } from "./prunePlan";
import { groupNames, groupSize, groupTitle } from "./pruneTexts";

/** `windowsContainers.engines.prune`: measures first, lets choose, and says exactly what would go before anything does. */
export async function pruneEngine(inventory: Inventory, clicked?: ExplorerNode): Promise<void> {
  const target = await pickEngine(inventory, engineOfNode(clicked));
  const { name } = target.snapshot.endpoint;
  const plan = await planFor(target);
  if (plan.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("There is nothing to prune on {0}.", name));
    return;
  }
  const groups = await choose(plan, clicked);
  const prune = vscode.l10n.t("Prune");
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t("Prune {0}?", name),
    { modal: true, detail: detailOf(groups, target.snapshot) },
    prune,
  );
  if (answer === prune) {
    await withCancellableProgress(vscode.l10n.t("Pruning {0}", name), async (signal, report) => {
      for (const group of groups) {
        signal.throwIfAborted();
        report({ message: groupTitle(group) });
        await removeGroup(target, group, signal);
      }
    });
    const bytes = groups.reduce((total, group) => total + group.bytes, 0);
    void vscode.window.showInformationMessage(vscode.l10n.t("Pruned {0}: {1} freed.", name, formatBytes(bytes)));
  }
}

async function planFor({ engine, snapshot }: EngineTarget): Promise<readonly PruneGroup[]> {
  const mode = snapshot.info?.mode ?? "linux";
  return withCancellableProgress(vscode.l10n.t("Measuring {0}", snapshot.endpoint.name), async (signal) => {
    const [usage, networks] = await Promise.all([
      engine.housekeeping.diskUsage(signal),
      engine.housekeeping.unusedNetworks(signal),
    ]);
    return prunePlan({
      usage,
      networks,
      isKept: ({ kind, id }) => isPartOfDesktop(snapshot, kind, id),
      buildCache: canEngine("pruneBuildCache", { mode, apiVersion: snapshot.apiVersion }) ? "offered" : "none",
      containerSizes: mode === "windows" ? "unknown" : "measured",
    });
  });
}

/** What is easily missed is not chosen beforehand; a group's row chooses its own kind. */
async function choose(plan: readonly PruneGroup[], clicked: ExplorerNode | undefined): Promise<readonly PruneGroup[]> {
  const kinds = clicked?.kind === "group" ? kindsOf[clicked.objects] : undefined;
  const picked = await vscode.window.showQuickPick(
    plan.map((group) => ({
      label: groupTitle(group),
      description: groupSize(group),
      detail: groupNames(group),
      picked: kinds ? kinds.includes(group.kind) && group.kind !== "namedVolumes" : isHarmless(group.kind),
      group,
    })),
    { placeHolder: vscode.l10n.t("Remove what?"), canPickMany: true, ignoreFocusOut: true },
  );
  if (!picked || picked.length === 0) {
    throw new vscode.CancellationError();
  }
  return picked.map(({ group }) => group);
}

const kindsOf: Readonly<Record<ObjectKind, readonly PruneKind[]>> = {
  container: ["containers"],
  image: ["danglingImages", "unusedImages"],
  network: ["networks"],
  volume: ["anonymousVolumes", "namedVolumes"],
};

function isHarmless(kind: PruneKind): boolean {
  return kind === "danglingImages" || kind === "networks" || kind === "buildCache";
}

function detailOf(groups: readonly PruneGroup[], snapshot: EngineSnapshot): string {
  const lines = groups.map((group) => {
    const size = groupSize(group);
    return `${groupTitle(group)}${size === "" ? "" : ` (${size})`}\n${groupNames(group)}`;
  });
  const loss = groups.some(({ kind }) => kind === "containers" || kind.endsWith("Volumes"))
    ? [vscode.l10n.t("What containers and volumes hold is lost.")]
    : [];
  const sharing = sharingText(snapshot);
  return [...lines, [...loss, ...(sharing === undefined ? [] : [sharing])].join(" ")].join("\n\n");
}

async function removeGroup({ engine }: EngineTarget, { kind, things }: PruneGroup, signal: AbortSignal): Promise<void> {
  if (kind === "buildCache") {
    await engine.housekeeping.pruneBuildCache("unused", signal);
    return;
  }
  const object = objectOf[kind];
  await forEachTarget(things, async ({ ids }) => {
    for (const id of ids) {
      // Without force: what is in use by now stays.
      await engine.remove(object, id, {}, signal);
    }
  });
}

const objectOf: Readonly<Record<Exclude<PruneKind, "buildCache">, ObjectKind>> = {
  containers: "container",
  danglingImages: "image",
  unusedImages: "image",
  networks: "network",
  anonymousVolumes: "volume",
  namedVolumes: "volume",
};
