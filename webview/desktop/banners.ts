import type { BannerView, DesktopAction } from "../../src/protocol/desktopApi";
import { button } from "../kit/controls";
import { element } from "../kit/element";

/** Lines above the screen that stay as long as they are true: what went wrong, what is not safe yet. */
export class Banners {
  readonly root = element("div", { class: "banners" });
  private shown = "";

  constructor(private readonly onAction: (action: DesktopAction) => void) {}

  show(banners: readonly BannerView[]): void {
    const text = JSON.stringify(banners);
    // Drawn anew only when they change: a button must not go away under the pointer, nor be read out again.
    if (text !== this.shown) {
      this.shown = text;
      this.root.replaceChildren(...banners.map((banner) => this.line(banner)));
    }
  }

  private line({ tone, text, actions }: BannerView): HTMLElement {
    const buttons = actions.map(({ action, title }, at) =>
      button({ title, rank: at === 0 ? "primary" : "secondary", onPress: () => this.onAction(action) }),
    );
    const role = tone === "error" ? "alert" : "status";
    return element("div", { class: `notice banner ${tone}`, role }, element("p", {}, text), ...buttons);
  }
}
