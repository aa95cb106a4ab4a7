import type { HintsView } from "../../src/protocol/desktopApi";
import { element } from "../kit/element";

/** What the image noticed and went on with; folded up until somebody wants to know. */
export class Hints {
  private readonly summary = element("summary");
  private readonly list = element("ul");
  readonly root = element("details", { class: "hints", hidden: true }, this.summary, this.list);
  private shown = "";

  show(hints: HintsView | undefined): void {
    this.root.hidden = hints === undefined;
    const text = JSON.stringify(hints);
    if (hints && text !== this.shown) {
      this.shown = text;
      this.summary.textContent = hints.title;
      this.list.replaceChildren(...hints.items.map((item) => element("li", {}, item)));
    }
  }
}
