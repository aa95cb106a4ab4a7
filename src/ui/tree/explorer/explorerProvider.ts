import * as vscode from "vscode";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Inventory, InventoryChange } from "../../../inventory/inventory";
import type { ModeMonitor } from "../../../mode/mode";
import { disposeAll, type Disposable } from "../../../platform/emitter";
import type * as drawNode from "./drawNode";
import type { ExplorerNode } from "./nodes";
import { NodeStore } from "./nodeStore";
import { shownEngines } from "./shownEngines";

type Drawing = typeof drawNode;

/** Draws the inventory; refreshes only what changed. What draws is loaded with the first look at the view. */
export class ExplorerProvider implements vscode.TreeDataProvider<ExplorerNode>, Disposable {
  private readonly changed = new vscode.EventEmitter<ExplorerNode | ExplorerNode[] | undefined>();
  private readonly store = new NodeStore();
  private readonly subscriptions: readonly Disposable[];
  private readonly ended = new AbortController();
  private drawing: Drawing | undefined;
  private facts: drawNode.AskedFacts | undefined;

  /** Of the engines as VS Code knows them; absent before it knows any, when there is nothing to draw anew. */
  private drawnOrder: string | undefined;

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

  getTreeItem(node: ExplorerNode): vscode.TreeItem | Promise<vscode.TreeItem> {
    return this.drawing ? this.draw(node, this.drawing) : this.load().then((drawing) => this.draw(node, drawing));
  }

  /** Long texts are worded, and sent, for the one row that the mouse rests on. */
  async resolveTreeItem(item: vscode.TreeItem, node: ExplorerNode): Promise<vscode.TreeItem> {
    const drawing = await this.load();
    const snapshot = node.kind === "mode" ? undefined : this.snapshot(node.engineKey);
    const tooltip =
      node.kind === "mode" || !snapshot ? undefined : drawing.tooltipOf(node, snapshot, this.asked(drawing));
    if (tooltip !== undefined) {
      item.tooltip = tooltip;
    }
    return item;
  }

  async getChildren(node?: ExplorerNode): Promise<ExplorerNode[]> {
    if (!node) {
      await Promise.all([this.firstPicture(), this.load()]);
      return this.roots();
    }
    const { childrenOf } = await this.load();
    const snapshot = node.kind === "mode" ? undefined : this.snapshot(node.engineKey);
    return snapshot ? this.store.children(node, childrenOf(node, snapshot)) : [];
  }

  async getParent(node: ExplorerNode): Promise<ExplorerNode | undefined> {
    const { parentOf } = await this.load();
    const snapshot = node.kind === "mode" ? undefined : this.snapshot(node.engineKey);
    const parent = snapshot && parentOf(node, snapshot);
    return parent && this.store.intern(parent);
  }

  /** The node to hand to `TreeView.reveal`. */
  node<N extends ExplorerNode>(node: N): N {
    return this.store.intern(node);
  }

  dispose(): void {
    disposeAll(this.subscriptions);
    this.ended.abort();
    this.changed.dispose();
  }

  private async load(): Promise<Drawing> {
    this.drawing ??= await import("./drawNode");
    return this.drawing;
  }

  /** What engines were asked about single rows; nothing before the first is drawn. */
  private asked({ askedFacts }: Drawing): drawNode.AskedFacts {
    return (this.facts ??= askedFacts(this.inventory, (nodes) => this.changed.fire(nodes), this.ended.signal));
  }

  private draw(node: ExplorerNode, drawing: Drawing): vscode.TreeItem {
    if (node.kind === "mode") {
      return drawing.modeItem(this.mode.state);
    }
    const snapshot = this.snapshot(node.engineKey);
    // VS Code may still ask for a row whose engine has just gone; the refresh that removes it is on its way.
    return snapshot ? drawing.itemOf(node, snapshot, this.asked(drawing), this.mode.state) : new vscode.TreeItem("");
  }

  private roots(): ExplorerNode[] {
    const shown = shownEngines(this.inventory.engines);
    this.drawnOrder = orderOf(shown);
    const engines = shown.map(({ key }) => this.store.intern({ kind: "engine" as const, engineKey: key }));
    const mode = this.mode.state.kind === "absent" ? [] : [this.store.intern({ kind: "mode" as const })];
    return [...mode, ...engines];
  }

  private refresh(changes: readonly InventoryChange[]): void {
    for (const { objects } of changes) {
      this.facts?.platforms.forget(objects.image.removed);
      this.facts?.isolations.forget(objects.container.removed);
    }
    if (!this.drawing) {
      // Soon somebody may look.
      void this.load();
      return;
    }
    // What was never drawn is not drawn again.
    if (this.drawnOrder === undefined) {
      return;
    }
    const shown = shownEngines(this.inventory.engines);
    if (orderOf(shown) !== this.drawnOrder) {
      // Another engine has become the current one: each row is as it was, and elsewhere.
      this.changed.fire(undefined);
      return;
    }
    const nodes: ExplorerNode[] = [];
    for (const change of changes) {
      const snapshot = shown.find(({ key }) => key === change.engineKey);
      const changed = this.drawing.changedNodes(change, snapshot, this.store);
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

  /** An engine that does not answer may be the one that Docker Desktop does not run in this mode. */
  private refreshMode(): void {
    if (this.drawnOrder === undefined) {
      return;
    }
    const row = this.mode.state.kind === "absent" ? undefined : this.store.shown({ kind: "mode" });
    const away = this.inventory.engines
      .filter(({ state }) => state.kind === "unavailable")
      .map(({ key }) => this.store.shown({ kind: "engine", engineKey: key }));
    this.changed.fire(row && [row, ...away].filter((node) => node !== undefined));
  }

  private snapshot(engineKey: string): EngineSnapshot | undefined {
    return this.inventory.engines.find(({ key }) => key === engineKey);
  }
}

function orderOf(engines: readonly EngineSnapshot[]): string {
  return engines.map(({ key }) => key).join("\n");
}
