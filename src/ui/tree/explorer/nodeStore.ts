import { nodeId, type ExplorerNode } from "./nodes";

/** One object per node for as long as it is shown: VS Code tells nodes apart by identity when it refreshes them. */
export class NodeStore {
  private readonly nodes = new Map<string, ExplorerNode>();

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

  /** The node, if it was ever handed to VS Code. */
  shown<N extends ExplorerNode>(node: N): N | undefined {
    return this.nodes.get(nodeId(node)) as N | undefined;
  }

  forget(node: ExplorerNode): void {
    this.nodes.delete(nodeId(node));
  }

  /** Everything below an engine that is no longer shown. */
  forgetEngine(engineKey: string): void {
    for (const [id, node] of this.nodes) {
      if ("engineKey" in node && node.engineKey === engineKey) {
        this.nodes.delete(id);
      }
    }
  }
}
