import { button } from "../kit/controls";
import { element } from "../kit/element";

/** What takes a while, as it is told. */
export interface ShownWork {
  update(text: string): void;
  end(): void;
}

/** Short lines over the screen, which would change its size otherwise: what happened, and what goes on. */
export class Notices {
  private readonly status = element("p", { class: "notice toast", role: "status", hidden: true });
  /** A line of its own: another notice does not take the button away that ends it. */
  private readonly work = element("p", { class: "notice toast", role: "status", hidden: true });
  readonly root = element("div", { class: "notices" }, element("div", { class: "toasts" }, this.work, this.status));
  private timer: number | undefined;

  /** Goes by itself after it was long enough there to be read. */
  show(text: string): void {
    window.clearTimeout(this.timer);
    this.status.replaceChildren(element("span", {}, text));
    this.status.hidden = false;
    this.timer = window.setTimeout(() => (this.status.hidden = true), shortlyMs);
  }

  /** Stays until it is ended; one at a time. */
  showWork(text: string, cancel: { readonly label: string; readonly onCancel: () => void }): ShownWork {
    const line = element("span", {}, text);
    const end = button({ title: cancel.label, rank: "secondary", onPress: cancel.onCancel });
    this.work.replaceChildren(line, end);
    this.work.hidden = false;
    return {
      update: (now) => (line.textContent = now),
      end: () => (this.work.hidden = true),
    };
  }
}

const shortlyMs = 6_000;
