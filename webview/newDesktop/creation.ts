import { element, setAttribute } from "../kit/element";

/** How far the creation is, or why it failed; in the form itself, where it was asked for. */
export class Creation {
  private readonly text = element("p", { role: "status" });
  private readonly bar = element("div", {
    class: "bar",
    role: "progressbar",
    "aria-valuemin": "0",
    "aria-valuemax": "100",
  });
  private readonly fill = element("div", { class: "fill" });
  private readonly failure = element("p", { class: "failure", role: "alert", hidden: true });
  private readonly progress: HTMLElement;
  readonly root: HTMLElement;

  constructor() {
    this.bar.append(this.fill);
    this.progress = element("div", { class: "progress", hidden: true }, this.text, this.bar);
    this.root = element("div", { class: "creation" }, this.progress, this.failure);
  }

  begin(): void {
    this.failure.hidden = true;
    this.show({ text: "" });
  }

  show({ text, percent }: { readonly text: string; readonly percent?: number | undefined }): void {
    this.progress.hidden = false;
    this.text.textContent = text;
    setAttribute(this.bar, "aria-label", text);
    setAttribute(this.bar, "aria-valuenow", percent === undefined ? undefined : String(Math.round(percent)));
    this.bar.dataset.kind = percent === undefined ? "unknown" : "known";
    this.fill.style.width = `${percent ?? 100}%`;
  }

  end(): void {
    this.progress.hidden = true;
  }

  showFailure(error: unknown): void {
    this.end();
    this.failure.hidden = false;
    this.failure.textContent = error instanceof Error ? error.message : String(error);
  }
}
