import type { DesktopStrings } from "../../src/protocol/desktopApi";
import { button } from "../kit/controls";
import { element } from "../kit/element";

export interface OverlayActions {
  readonly reconnect: () => void;
  readonly resume: () => void;
}

/** Over the last picture while nothing moves in it: why, and what helps. */
export class Overlay {
  private readonly text = element("p", { role: "status" });
  private readonly spinner = element("div", { class: "spinner" });
  private readonly now: HTMLElement;
  private readonly resume: HTMLElement;
  readonly root: HTMLElement;

  constructor(
    private readonly strings: DesktopStrings,
    actions: OverlayActions,
  ) {
    this.now = button({ title: strings.reconnectNow, rank: "primary", onPress: actions.reconnect });
    this.resume = button({ title: strings.resume, rank: "primary", onPress: actions.resume });
    const box = element("div", { class: "overlay-box" }, this.spinner, this.text, this.now, this.resume);
    this.root = element("div", { class: "overlay", hidden: true }, box);
  }

  showConnecting(): void {
    this.show(this.strings.connecting, "connecting");
  }

  showClosed(cause: string): void {
    this.show(cause, "connecting");
  }

  showPaused(): void {
    this.show(this.strings.paused, "paused");
  }

  hide(): void {
    this.root.hidden = true;
  }

  private show(text: string, kind: "connecting" | "paused"): void {
    this.text.textContent = text;
    this.spinner.hidden = kind === "paused";
    this.now.hidden = kind === "paused";
    this.resume.hidden = kind === "connecting";
    this.root.hidden = false;
  }
}
