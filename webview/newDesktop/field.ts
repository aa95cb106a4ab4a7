import type { NewDesktopProblem } from "../../src/protocol/newDesktopApi";
import type { Input } from "../kit/controls";
import { element, setAttribute } from "../kit/element";

/** An input with what helps to fill it in and what is wrong with it. */
export class Field {
  readonly root: HTMLElement;
  private readonly hint = element("p", { class: "hint" });
  private readonly problem = element("p", { class: "problem", "aria-live": "polite" });

  /** @param label shown above an input that has no label of its own */
  constructor(
    readonly input: Input,
    label?: string,
    beside: readonly HTMLElement[] = [],
  ) {
    const caption = label === undefined ? [] : [element("span", { class: "caption", "aria-hidden": "true" }, label)];
    const row = element("div", { class: "row" }, input.root, ...beside);
    this.root = element("div", { class: "field" }, ...caption, row, this.hint, this.problem);
  }

  setHint(text: string): void {
    this.hint.textContent = text;
  }

  showProblem(problem: NewDesktopProblem | undefined): void {
    this.root.dataset.severity = problem?.severity ?? "none";
    if (this.problem.textContent !== (problem?.text ?? "")) {
      this.problem.textContent = problem?.text ?? "";
    }
    setAttribute(this.input.root, "aria-invalid", problem?.severity === "error" ? "true" : undefined);
  }

  focus(): void {
    this.input.root.focus();
  }
}
