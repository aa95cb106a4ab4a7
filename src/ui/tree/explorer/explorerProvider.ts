import * as vscode from "vscode";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Inventory, InventoryChange } from "../../../inventory/inventory";
import type { ModeMonitor } from "../../../mode/mode";
import type { Disposable } from "../../../platform/emitter";
import { changedNodes } from "./changedNodes";
import { childrenOf, parentOf } from "./children";
import { containerItem } from "./containerItem";
import { emptyItem } from "./emptyItem";
import { engineItem } from "./engineItem";
import { groupItem } from "./groupItem";
import { groupImages } from "./grouping";
import { imageItem } from "./imageItem";
import { modeItem } from "./modeItem";
import { networkItem } from "./networkItem";
import type { ExplorerNode } from "./nodes";
import { NodeStore } from "./nodeStore";
import { projectItem } from "./projectItem";
import { repositoryItem } from "./repositoryItem";
import { shownEngines } from "./shownEngines";
import { volumeItem } from "./volumeItem";

/** Draws the inventory; refreshes only what changed. */
export class ExplorerProvider implements vscode.TreeDataProvider<ExplorerNode>, Disposable {
  private readonly changed = new vscode.EventEmitter<ExplorerNode | ExplorerNode[] | undefined>();
  private readonly store = new NodeStore();
  private readonly subscriptions: readonly Disposable[];

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly inventory: Inventory,
    private readonly mode: ModeMonitor,
    /** Looks for engines; resolves when the first picture is worth drawing, so that it is drawn once. */
    private readonly firstPicture: () => Promise<void>,
  ) {
    this.subscriptions = [
      inventory.onDidChange((changes) => this.refresh(changes)),
      mode.onDidChange(() => this.refreshMode()),
    ];
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem {
    if (node.kind === "mode") {
      return modeItem(this.mode.state);
    }
    const snapshot = this.snapshot(node.engineKey);
    // VS Code may still ask for a row whose engine has just gone; the refresh that removes it is on its way.
    return snapshot ? itemOf(node, snapshot) : new vscode.TreeItem("");
  }

  async getChildren(node?: ExplorerNode): Promise<ExplorerNode[]> {
    if (!node) {
      await this.firstPicture();
      return this.roots();
    }
    const snapshot = node.kind === "mode" ? undefined : this.snapshot(node.engineKey);
    return snapshot ? childrenOf(node, snapshot).map((child) => this.store.intern(child)) : [];
  }

  getParent(node: ExplorerNode): ExplorerNode | undefined {
    const snapshot = node.kind === "mode" ? undefined : this.snapshot(node.engineKey);
    const parent = snapshot && parentOf(node, snapshot);
    return parent && this.store.intern(parent);
  }

  /** The node to hand to `TreeView.reveal`. */
  node<N extends ExplorerNode>(node: N): N {
    return this.store.intern(node);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
    this.changed.dispose();
  }

  private roots(): ExplorerNode[] {
    const engines = shownEngines(this.inventory.engines).map(({ key }) =>
      this.store.intern({ kind: "engine" as const, engineKey: key }),
    );
    const mode = this.mode.state.kind === "absent" ? [] : [this.store.intern({ kind: "mode" as const })];
    return [...mode, ...engines];
  }

  private refresh(changes: readonly InventoryChange[]): void {
    const shown = shownEngines(this.inventory.engines);
    const nodes: ExplorerNode[] = [];
    for (const change of changes) {
      const snapshot = shown.find(({ key }) => key === change.engineKey);
      const changed = changedNodes(change, snapshot, this.store);
      if (changed === "root") {
        this.changed.fire(undefined);
        return;
      }
      nodes.push(...changed);
    }
    if (nodes.length > 0) {
      this.changed.fire(nodes);
    }
  }

  private refreshMode(): void {
    const shown = this.store.shown({ kind: "mode" });
    this.changed.fire(this.mode.state.kind === "absent" ? undefined : shown);
  }

  private snapshot(engineKey: string): EngineSnapshot | undefined {
    return this.inventory.engines.find(({ key }) => key === engineKey);
  }
}

function itemOf(node: Exclude<ExplorerNode, { kind: "mode" }>, snapshot: EngineSnapshot): vscode.TreeItem {
  switch (node.kind) {
    case "engine":
      return engineItem(node, snapshot);
    case "group":
      return groupItem(node, snapshot);
    case "project":
      return projectItem(node, snapshot);
    case "container":
      return containerItem(node, snapshot);
    case "repository":
      return repositoryItem(node, groupImages(snapshot).get(node.repository) ?? [], snapshot);
    case "image":
      return imageItem(node, snapshot);
    case "network":
      return networkItem(node, snapshot);
    case "volume":
      return volumeItem(node, snapshot);
    case "empty":
      return emptyItem(node);
  }
}
