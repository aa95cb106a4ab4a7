import { nodeId, type ExplorerNode } from "./nodes";

/** One object per node for as long as it is shown: VS Code tells nodes apart by identity when it refreshes them. */
export class NodeStore {
  private readonly nodes = new Map<string, ExplorerNode>();
  /** The children that were last handed to VS Code, by parent. */
  private readonly below = new Map<string, ReadonlySet<string>>();

  /** The node already shown for this thing, else this one from now on. */
  intern<N extends ExplorerNode>(node: N): N {
    const id = nodeId(node);
    const known = this.nodes.get(id);
    if (known) {
      return known as N;
    }
    this.nodes.set(id, node);
    return node;
  }

  /** How many there are. */
  get size(): number {
    return this.nodes.size;
  }

  /** The node, if it was ever handed to VS Code. */
  shown<N extends ExplorerNode>(node: N): N | undefined {
    return this.nodes.get(nodeId(node)) as N | undefined;
  }

  /** What is below a node from now on; what was below it before and is not any more is forgotten, with all below that. */
  children<N extends ExplorerNode>(parent: ExplorerNode, nodes: readonly N[]): N[] {
    const ids = new Set(nodes.map(nodeId));
    const parentId = nodeId(parent);
    for (const id of this.below.get(parentId) ?? []) {
      if (!ids.has(id)) {
        this.forgetId(id);
      }
    }
    this.below.set(parentId, ids);
    return nodes.map((node) => this.intern(node));
  }

  forget(node: ExplorerNode): void {
    this.forgetId(nodeId(node));
  }

  /** Everything below an engine that is no longer shown. */
  forgetEngine(engineKey: string): void {
    for (const [id, node] of this.nodes) {
      if ("engineKey" in node && node.engineKey === engineKey) {
        this.forgetId(id);
      }
    }
  }

  private forgetId(id: string): void {
    this.nodes.delete(id);
    const children = this.below.get(id) ?? [];
    this.below.delete(id);
    for (const child of children) {
      this.forgetId(child);
    }
  }
}
