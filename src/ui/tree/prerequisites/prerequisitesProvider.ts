import * as vscode from "vscode";
import type { ChecksChange } from "../../../prerequisites/liveChecks";
import type { Disposable } from "../../../platform/emitter";
import type { PrerequisiteNode } from "./nodes";
import type { Prerequisites } from "./prerequisites";

const noWindows: PrerequisiteNode = { kind: "noWindows" };

/** The Prerequisites view. That it is looked at is what the checks wait for. */
export class PrerequisitesProvider implements vscode.TreeDataProvider<PrerequisiteNode>, Disposable {
  private readonly changed = new vscode.EventEmitter<PrerequisiteNode | PrerequisiteNode[] | undefined>();
  private readonly nodes = new Map<string, PrerequisiteNode>();
  private readonly subscription: Disposable;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly prerequisites: Prerequisites) {
    this.subscription = prerequisites.onDidChange((change) => this.refresh(change));
  }

  async getTreeItem(node: PrerequisiteNode): Promise<vscode.TreeItem> {
    const [{ checkItem, groupItem, noWindowsItem }, checks] = await Promise.all([
      import("./checkItem"),
      this.prerequisites.start(),
    ]);
    // VS Code may still ask for a row that has just gone; the refresh that removes it is on its way.
    const gone = new vscode.TreeItem("");
    switch (node.kind) {
      case "noWindows":
        return noWindowsItem();
      case "group": {
        const group = checks.groups.find(({ key }) => key === node.key);
        return group ? groupItem(node, group) : gone;
      }
      case "check": {
        const row = checks.row(node.key);
        return row ? checkItem(node, row) : gone;
      }
    }
  }

  async getChildren(node?: PrerequisiteNode): Promise<PrerequisiteNode[]> {
    this.prerequisites.beSeen("seen");
    const { groups } = await this.prerequisites.start();
    if (!node) {
      const nodes = groups.map(({ key }) => this.node("group", key));
      return process.platform === "win32" ? nodes : [...nodes, noWindows];
    }
    const rows = node.kind === "group" ? groups.find(({ key }) => key === node.key)?.rows : undefined;
    return (rows ?? []).map(({ key }) => this.node("check", key));
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private refresh(change: ChecksChange): void {
    if (change === "groups") {
      this.changed.fire(undefined);
      return;
    }
    this.changed.fire([this.node("check", change.rowKey), this.node("group", change.groupKey)]);
  }

  /** The same object for the same row, so that selection survives every refresh. */
  private node(kind: "group" | "check", key: string): PrerequisiteNode {
    const node = this.nodes.get(key) ?? { kind, key };
    this.nodes.set(key, node);
    return node;
  }
}
