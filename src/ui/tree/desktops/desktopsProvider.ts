import * as vscode from "vscode";
import type { Disposable } from "../../../platform/emitter";
import type { DesktopNode } from "./desktopItem";
import type { Desktops, DesktopsChange } from "./desktops";

/** The Desktops view: every Windows desktop on every engine, by name. */
export class DesktopsProvider implements vscode.TreeDataProvider<DesktopNode>, Disposable {
  private readonly changed = new vscode.EventEmitter<DesktopNode | DesktopNode[] | undefined>();
  private readonly nodes = new Map<string, DesktopNode>();
  private readonly subscription: Disposable;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly desktops: Desktops,
    /** Looking for engines begins with the first view that is looked at. */
    private readonly ready: () => Promise<void>,
  ) {
    this.subscription = desktops.onDidChange((change) => this.refresh(change));
  }

  async getTreeItem(node: DesktopNode): Promise<vscode.TreeItem> {
    // What draws a row is loaded with the first row.
    const { desktopItem } = await import("./desktopItem");
    const desktop = this.desktops.find(node.id);
    // VS Code may still ask for a row that has just gone; the refresh that removes it is on its way.
    return desktop
      ? desktopItem(node, desktop, this.engineName(desktop.snapshot.endpoint.name))
      : new vscode.TreeItem("");
  }

  async getChildren(node?: DesktopNode): Promise<DesktopNode[]> {
    if (node) {
      return [];
    }
    await this.ready();
    await this.desktops.start();
    return this.desktops.list().map(({ snapshot, container }) => this.node(snapshot.key, container.id));
  }

  getParent(): undefined {
    return undefined;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
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

  private engineName(name: string): string | undefined {
    return new Set(this.desktops.list().map(({ snapshot }) => snapshot.key)).size > 1 ? name : undefined;
  }
}
