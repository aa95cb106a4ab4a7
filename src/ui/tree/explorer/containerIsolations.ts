import type { Isolation } from "../../../engine/model";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Inventory } from "../../../inventory/inventory";
import type { ContainerNode } from "./nodes";

/** How the shown containers of Windows engines are isolated. It never changes, and one question tells it of all. */
export class ContainerIsolations {
  private readonly known = new Map<string, Isolation>();
  /** An engine that did not say it of a container is not asked about that one again. */
  private readonly asked = new Set<string>();
  private readonly wanted = new Map<string, ContainerNode[]>();

  constructor(
    private readonly inventory: Pick<Inventory, "engine">,
    /** These rows can be drawn better now. */
    private readonly onKnown: (nodes: ContainerNode[]) => void,
    /** Nobody looks any more. */
    private readonly signal: AbortSignal,
  ) {}

  /** Undefined while it is not known; then the row will be drawn once more. */
  of(node: ContainerNode, { state, info }: EngineSnapshot): Isolation | undefined {
    const known = this.known.get(node.id);
    if (known === undefined && !this.asked.has(node.id) && state.kind === "connected" && info?.mode === "windows") {
      this.asked.add(node.id);
      this.want(node);
    }
    return known;
  }

  /** They are gone. */
  forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.known.delete(id);
      this.asked.delete(id);
    }
  }

  /** The rows that are drawn in one go are asked about in one go. */
  private want(node: ContainerNode): void {
    const waiting = this.wanted.get(node.engineKey);
    if (waiting) {
      waiting.push(node);
      return;
    }
    this.wanted.set(node.engineKey, [node]);
    void Promise.resolve().then(() => this.ask(node.engineKey));
  }

  private async ask(engineKey: string): Promise<void> {
    const nodes = this.wanted.get(engineKey) ?? [];
    this.wanted.delete(engineKey);
    try {
      const isolations = await this.inventory.engine(engineKey)?.containers.isolations(this.signal);
      isolations?.forEach((isolation, id) => this.known.set(id, isolation));
      const answered = nodes.filter(({ id }) => this.known.has(id));
      if (answered.length > 0) {
        this.onKnown(answered);
      }
    } catch {
      // The engine went: its rows are drawn anew when it is back.
      nodes.forEach(({ id }) => this.asked.delete(id));
    }
  }
}
