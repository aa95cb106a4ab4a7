import type { Hypervisor } from "../../../compatibility/hypervisor";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { HypervisorQuestion } from "../../compatibility/hypervisorQuestion";
import { nodeId, type ImageNode } from "./nodes";

/** Whether the shown images' Windows has a hypervisor, which is asked when the first verdict that hangs on it is drawn. */
export class ImageHypervisors {
  private readonly waiting = new Map<string, ImageNode>();

  constructor(
    private readonly question: Pick<HypervisorQuestion, "about" | "known">,
    /** These rows can be drawn better now. */
    private readonly onKnown: (nodes: ImageNode[]) => void,
  ) {}

  /** `unknown` also while it is asked; then the row will be drawn once more. */
  of(node: ImageNode, snapshot: EngineSnapshot): Hypervisor {
    const known = this.question.known(snapshot);
    if (known === undefined) {
      const isFirst = this.waiting.size === 0;
      this.waiting.set(nodeId(node), node);
      if (isFirst) {
        void this.ask(snapshot);
      }
    }
    return known ?? "unknown";
  }

  private async ask(snapshot: EngineSnapshot): Promise<void> {
    const answer = await this.question.about(snapshot).catch(() => "unknown" as const);
    const nodes = [...this.waiting.values()];
    this.waiting.clear();
    if (answer !== "unknown") {
      this.onKnown(nodes);
    }
  }
}
