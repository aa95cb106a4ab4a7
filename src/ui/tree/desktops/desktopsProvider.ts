import * as vscode from "vscode";
import { Disposables, type Disposable } from "../../../platform/emitter";
import type { DesktopForwards } from "../../forwards/desktopForwards";
import type { ForwardNode } from "../../forwards/forwardNode";
import type { DesktopNode } from "./desktopItem";
import type { Desktop, Desktops, DesktopsChange } from "./desktops";
import type { NoSnapshotNode, SnapshotNode } from "./snapshotItem";

type Node = DesktopNode | ForwardNode | SnapshotNode | NoSnapshotNode;

/** What is remembered of single desktops. */
interface DesktopMemory {
  /** Forgets all others. */
  keepOnly(ids: ReadonlySet<string>): void;
}

/** The Desktops view: every Windows desktop on every engine, by name, below it its forwarded ports and its snapshots. */
export class DesktopsProvider implements vscode.TreeDataProvider<Node>, Disposable {
  private readonly changed = new vscode.EventEmitter<Node | Node[] | undefined>();
  private readonly nodes = new Map<string, DesktopNode>();
  private readonly subscriptions = new Disposables();
  /** Those that are loaded. */
  private readonly memories = new Set<DesktopMemory>();
  private hearing: Promise<void> | undefined;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly desktops: Desktops,
    private readonly forwards: DesktopForwards,
    /** Looking for engines begins with the first view that is looked at. */
    private readonly ready: () => Promise<void>,
  ) {
    this.subscriptions.add(
      desktops.onDidChange((change) => this.refresh(change)),
      forwards.onDidChange((id) => this.refresh([id])),
    );
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    if (node.kind !== "desktop") {
      return node.kind === "forward" ? this.forwardItem(node) : snapshotRow(node);
    }
    // What draws a row is loaded with the first row.
    const { desktopItem } = await import("./desktopItem");
    const desktop = this.desktops.find(node.id);
    // VS Code may still ask for a row that has just gone; the refresh that removes it is on its way.
    if (!desktop) {
      return new vscode.TreeItem("");
    }
    void this.lookOnce(node, desktop);
    const item = desktopItem(node, desktop, this.engineName(desktop.snapshot.endpoint.name));
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const below = this.desktops.engineOf(desktop) ? Collapsed : None;
    item.collapsibleState = this.forwards.of(node.id).length > 0 ? Expanded : below;
    return item;
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    const desktop = node.kind === "desktop" ? this.desktops.find(node.id) : undefined;
    if (desktop) {
      const { desktopTooltip } = await import("./desktopTooltip");
      item.tooltip = await desktopTooltip(desktop, this.desktops.engineOf(desktop));
    }
    return item;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) {
      return node.kind === "desktop" ? [...this.forwards.of(node.id), ...(await this.snapshotsOf(node))] : [];
    }
    await this.ready();
    await this.desktops.start();
    const desktops = this.desktops.list();
    this.forgetAllBut(new Set(desktops.map(({ container }) => container.id)));
    return desktops.map(({ snapshot, container }) => this.node(snapshot.key, container.id));
  }

  getParent(node: Node): DesktopNode | undefined {
    return node.kind === "desktop" ? undefined : this.nodes.get(node.id);
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.changed.dispose();
  }

  private async forwardItem(node: ForwardNode): Promise<vscode.TreeItem> {
    const { forwardItem } = await import("../../forwards/forwardItem");
    const forward = this.forwards.find(node);
    return forward ? forwardItem(node, forward) : new vscode.TreeItem("");
  }

  /** Read, and what reads them loaded, when somebody looks below a desktop for the first time. */
  private async snapshotsOf(node: DesktopNode): Promise<readonly (SnapshotNode | NoSnapshotNode)[]> {
    this.hearing ??= import("./desktopSnapshots").then(({ desktopSnapshots }) => {
      this.memories.add(desktopSnapshots);
      this.subscriptions.add(desktopSnapshots.onDidChange((id) => this.refresh([id])));
    });
    const [{ snapshotNodes }] = await Promise.all([import("./snapshotNodes"), this.hearing]);
    const desktop = this.desktops.find(node.id);
    const engine = desktop && this.desktops.engineOf(desktop);
    return engine ? snapshotNodes(engine, node) : [];
  }

  /** A licence that ends soon is told of by the row. */
  private async lookOnce(node: DesktopNode, desktop: Desktop): Promise<void> {
    const engine = desktop.state?.kind === "running" ? this.desktops.engineOf(desktop) : undefined;
    if (!engine) {
      return;
    }
    const { desktopHealths } = await import("./desktopHealths");
    this.memories.add(desktopHealths);
    if ((await desktopHealths.lookOnce(engine, node.id)) === "news") {
      this.changed.fire([node]);
    }
  }

  private refresh(change: DesktopsChange): void {
    const nodes = change === "list" ? [] : change.flatMap((id) => this.nodes.get(id) ?? []);
    if (change === "list") {
      this.changed.fire(undefined);
    } else if (nodes.length > 0) {
      this.changed.fire(nodes);
    }
  }

  /** The same object for the same row, so that selection survives every refresh. */
  private node(engineKey: string, id: string): DesktopNode {
    const present = this.nodes.get(id);
    if (present?.engineKey === engineKey) {
      return present;
    }
    const made: DesktopNode = { kind: "desktop", engineKey, id };
    this.nodes.set(id, made);
    return made;
  }

  private forgetAllBut(ids: ReadonlySet<string>): void {
    for (const id of [...this.nodes.keys()].filter((known) => !ids.has(known))) {
      this.nodes.delete(id);
    }
    for (const memory of this.memories) {
      memory.keepOnly(ids);
    }
  }

  private engineName(name: string): string | undefined {
    return new Set(this.desktops.list().map(({ snapshot }) => snapshot.key)).size > 1 ? name : undefined;
  }
}

async function snapshotRow(node: SnapshotNode | NoSnapshotNode): Promise<vscode.TreeItem> {
  const { noSnapshotItem, snapshotItem } = await import("./snapshotItem");
  return node.kind === "snapshot" ? snapshotItem(node) : noSnapshotItem(node);
}
