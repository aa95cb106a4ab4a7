import type { NewDesktopProblem } from "../../src/protocol/newDesktopApi";
import { describeInput, type Input } from "../kit/controls";
import { element } from "../kit/element";

export interface FieldLook {
  /** Shown above an input that has no label of its own. */
  readonly caption?: string;
  /** Small, after the label. */
  readonly variable?: string;
  readonly hint?: string;
  readonly beside?: readonly HTMLElement[];
  readonly below?: readonly HTMLElement[];
}

/** An input with what helps to fill it in and what is wrong with it. */
export class Field {
  readonly root: HTMLElement;
  private readonly hint = element("p", { class: "hint" });
  private readonly note = element("p", { class: "hint note" });
  private readonly problem = element("p", { class: "problem", "aria-live": "polite" });

  constructor(
    readonly input: Input,
    { caption, variable = "", hint = "", beside = [], below = [] }: FieldLook = {},
  ) {
    const head = caption === undefined ? [] : [element("span", { class: "caption", "aria-hidden": "true" }, caption)];
    const tag = variable === "" ? [] : [element("code", { class: "variable", "aria-hidden": "true" }, variable)];
    const row = element("div", { class: "row" }, input.root, ...beside);
    const texts = [this.hint, this.note, this.problem];
    this.root = element("div", { class: "field" }, ...tag, ...head, row, ...below, ...texts);
    this.hint.textContent = hint;
    this.describe();
  }

  /** What is there of what the field asks for. */
  setNote(text: string): void {
    this.note.textContent = text;
    this.describe();
  }

  showProblem(problem: NewDesktopProblem | undefined): void {
    this.root.dataset.severity = problem?.severity ?? "none";
    if (this.problem.textContent !== (problem?.text ?? "")) {
      this.problem.textContent = problem?.text ?? "";
      this.describe();
    }
  }

  focus(): void {
    this.input.root.focus();
  }

  /** Read aloud with the input, which does not see what stands around it. */
  private describe(): void {
    const texts = [this.hint, this.note, this.problem].map(({ textContent }) => textContent);
    const state = this.root.dataset.severity === "error" ? "invalid" : "valid";
    describeInput(this.input.root, texts.filter((text) => text !== "").join(" "), state);
  }
}
