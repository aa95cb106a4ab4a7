import type { DesktopStrings } from "../../src/protocol/desktopApi";
import { button } from "../kit/controls";
import { element } from "../kit/element";

/** Over the last picture while there is no connection: why, and how to get one sooner. */
export class Overlay {
  private readonly text = element("p", { role: "status" });
  readonly root: HTMLElement;

  constructor(
    private readonly strings: DesktopStrings,
    onReconnect: () => void,
  ) {
    const now = button({ title: strings.reconnectNow, rank: "primary", onPress: onReconnect });
    const box = element("div", { class: "overlay-box" }, element("div", { class: "spinner" }), this.text, now);
    this.root = element("div", { class: "overlay", hidden: true }, box);
  }

  showConnecting(): void {
    this.show(this.strings.connecting);
  }

  showClosed(cause: string): void {
    this.show(cause);
  }

  hide(): void {
    this.root.hidden = true;
  }

  private show(text: string): void {
    this.text.textContent = text;
    this.root.hidden = false;
  }
}
