import { button } from "../kit/controls";
import { element } from "../kit/element";

/** Short lines over the screen: what goes on. */
export class Notices {
  /** Over the picture, which would change its size otherwise. */
  private readonly status = element("p", { class: "notice toast", role: "status", hidden: true });
  readonly root = element("div", { class: "notices" }, element("div", { class: "toasts" }, this.status));
  private timer: number | undefined;

  /** Stays until the next one, or goes by itself after it was long enough there to be read. */
  show(
    text: string,
    options: { readonly stays: "shortly" } | { readonly cancel: string; readonly onCancel: () => void },
  ): void {
    window.clearTimeout(this.timer);
    const cancel =
      "cancel" in options ? [button({ title: options.cancel, rank: "secondary", onPress: options.onCancel })] : [];
    this.status.replaceChildren(element("span", {}, text), ...cancel);
    this.status.hidden = false;
    if ("stays" in options) {
      this.timer = window.setTimeout(() => this.hide(), shortlyMs);
    }
  }

  /** The text of the notice that is shown, without taking its button away under the pointer. */
  update(text: string): void {
    const line = this.status.querySelector("span");
    if (line) {
      line.textContent = text;
    }
  }

  hide(): void {
    this.status.hidden = true;
  }
}

const shortlyMs = 6_000;
