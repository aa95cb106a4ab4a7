import type { ImagePlatform } from "../../../engine/model";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { Inventory } from "../../../inventory/inventory";
import type { ImageNode } from "./nodes";

/** How many images an engine is asked about at a time. */
const atOnce = 8;

/** What the shown images of Windows engines are made for. An image's id is that of its content: it is asked about once. */
export class ImagePlatforms {
  private readonly known = new Map<string, ImagePlatform>();
  private readonly wanted = new Map<string, ImageNode[]>();
  private isAsking = false;

  constructor(
    private readonly inventory: Pick<Inventory, "engine">,
    /** These rows can be drawn better now. */
    private readonly onKnown: (nodes: ImageNode[]) => void,
    /** Nobody looks any more. */
    private readonly signal: AbortSignal,
  ) {}

  /** Undefined while it is not known; then the row will be drawn once more. */
  of(node: ImageNode, { state, info }: EngineSnapshot): ImagePlatform | undefined {
    const known = this.known.get(node.id);
    if (known === undefined && state.kind === "connected" && info?.mode === "windows") {
      this.wanted.set(node.id, [...(this.wanted.get(node.id) ?? []), node]);
      void this.askAll();
    }
    return known;
  }

  /** They are gone. */
  forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.known.delete(id);
    }
  }

  private async askAll(): Promise<void> {
    if (this.isAsking) {
      return;
    }
    this.isAsking = true;
    // The rows that are drawn in one go are asked about in one go.
    await Promise.resolve();
    while (this.wanted.size > 0 && !this.signal.aborted) {
      const some = [...this.wanted].slice(0, atOnce);
      await Promise.allSettled(some.map(async ([id, [node]]) => this.ask(id, node)));
      const answered = some.flatMap(([id]) => (this.known.has(id) ? (this.wanted.get(id) ?? []) : []));
      for (const [id] of some) {
        this.wanted.delete(id);
      }
      if (answered.length > 0) {
        this.onKnown(answered);
      }
    }
    this.isAsking = false;
  }

  /** An image that cannot be asked about stays as it is until its row is drawn the next time. */
  private async ask(id: string, node: ImageNode | undefined): Promise<void> {
    const engine = node && this.inventory.engine(node.engineKey);
    const platform = await engine?.imagePlatform(id, this.signal);
    if (platform) {
      this.known.set(id, platform);
    }
  }
}
