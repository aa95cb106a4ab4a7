import { element } from "../kit/element";
import { errorText } from "../kit/errorText";
import { ProgressBar } from "../kit/progressBar";

/** How far the creation is, or why it failed; in the form itself, where it was asked for. */
export class Creation {
  private readonly text = element("p", { role: "status" });
  private readonly bar = new ProgressBar();
  private readonly failure = element("p", { class: "failure", role: "alert", hidden: true });
  private readonly progress: HTMLElement;
  readonly root: HTMLElement;

  constructor() {
    this.progress = element("div", { class: "progress", hidden: true }, this.text, this.bar.root);
    this.root = element("div", { class: "creation" }, this.progress, this.failure);
  }

  begin(): void {
    this.failure.hidden = true;
    this.show({ text: "" });
  }

  show({ text, percent }: { readonly text: string; readonly percent?: number | undefined }): void {
    this.progress.hidden = false;
    this.text.textContent = text;
    this.bar.show({ label: text, percent });
  }

  end(): void {
    this.progress.hidden = true;
  }

  showFailure(error: unknown): void {
    this.end();
    this.failure.hidden = false;
    this.failure.textContent = errorText(error);
  }
}
