import type * as vscode from "vscode";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Inventory } from "../../../inventory/inventory";
import type { ModeState } from "../../../mode/mode";
import { hypervisorOfThisWindows } from "../../compatibility/hypervisorBehind";
import { ContainerIsolations } from "./containerIsolations";
import { containerItem, containerTooltip } from "./containerItem";
import { emptyItem } from "./emptyItem";
import { engineItem } from "./engineItem";
import { groupItem } from "./groupItem";
import { groupImages } from "./grouping";
import { ImageHypervisors } from "./imageHypervisors";
import { imageItem } from "./imageItem";
import { ImagePlatforms } from "./imagePlatforms";
import { networkItem } from "./networkItem";
import type { ExplorerNode } from "./nodes";
import { projectItem } from "./projectItem";
import { repositoryItem } from "./repositoryItem";
import { volumeItem } from "./volumeItem";

export { changedNodes } from "./changedNodes";
export { childrenOf, parentOf } from "./children";
export { modeItem } from "./modeItem";

/** What engines tell of single things, and are asked about when those are drawn. */
export interface AskedFacts {
  readonly platforms: ImagePlatforms;
  readonly isolations: ContainerIsolations;
  readonly hypervisors: ImageHypervisors;
}

/**
 * @param onKnown these rows can be drawn better now
 * @param signal nobody looks any more
 */
export function askedFacts(
  inventory: Pick<Inventory, "engine">,
  onKnown: (nodes: ExplorerNode[]) => void,
  signal: AbortSignal,
): AskedFacts {
  return {
    platforms: new ImagePlatforms(inventory, onKnown, signal),
    isolations: new ContainerIsolations(inventory, onKnown, signal),
    hypervisors: new ImageHypervisors(hypervisorOfThisWindows, onKnown),
  };
}

/** What is shown when the mouse rests on a row, where that is more than the row itself has. */
export function tooltipOf(
  node: Exclude<ExplorerNode, { kind: "mode" }>,
  snapshot: EngineSnapshot,
  facts: AskedFacts,
): string | undefined {
  return node.kind === "container" ? containerTooltip(node, snapshot, facts.isolations.of(node, snapshot)) : undefined;
}

/** The row of a node as its engine's picture has it. */
export function itemOf(
  node: Exclude<ExplorerNode, { kind: "mode" }>,
  snapshot: EngineSnapshot,
  facts: AskedFacts,
  mode: ModeState,
): vscode.TreeItem {
  switch (node.kind) {
    case "engine":
      return engineItem(node, snapshot, mode);
    case "group":
      return groupItem(node, snapshot);
    case "project":
      return projectItem(node, snapshot);
    case "container":
      return containerItem(node, snapshot, facts.isolations.of(node, snapshot));
    case "repository":
      return repositoryItem(node, groupImages(snapshot).get(node.repository) ?? [], snapshot);
    case "image":
      return imageItem(node, snapshot, facts.platforms.of(node, snapshot), () => facts.hypervisors.of(node, snapshot));
    case "network":
      return networkItem(node, snapshot);
    case "volume":
      return volumeItem(node, snapshot);
    case "empty":
      return emptyItem(node, snapshot);
  }
}
