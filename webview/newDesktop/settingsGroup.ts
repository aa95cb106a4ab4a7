import type { NewDesktopField } from "../../src/protocol/newDesktopApi";
import { element } from "../kit/element";
import type { Field } from "./field";
import { settingField, type FieldParts } from "./settingField";

export interface GroupLook {
  readonly title: string;
  readonly hint?: string;
  readonly fields: readonly NewDesktopField[];
  /** After the fields. */
  readonly below?: readonly HTMLElement[];
}

/** Settings that are folded away until somebody wants them; their inputs are made then. */
export class SettingsGroup {
  readonly root: HTMLDetailsElement;
  private readonly count = element("span", { class: "count" });
  private readonly trouble = element("span", { class: "trouble" });
  private readonly body = element("div", { class: "body" });
  private readonly made = new Map<string, Field>();
  private readonly notes = new Map<string, string>();

  constructor(
    private readonly look: GroupLook,
    private readonly parts: FieldParts,
  ) {
    const title = element("span", { class: "title" }, look.title);
    const summary = element("summary", {}, title, this.count, this.trouble);
    this.root = element("details", { class: "group" }, summary, this.body);
    this.root.addEventListener("toggle", () => this.fill());
    parts.model.onDidChange((field) => {
      if (this.has(field)) {
        this.update();
      }
    });
    this.update();
  }

  has(field: string): boolean {
    return this.look.fields.some((one) => one.field === field);
  }

  focus(field: string): void {
    this.root.open = true;
    this.fill();
    this.made.get(field)?.focus();
  }

  setNote(field: string, text: string): void {
    if (this.has(field)) {
      this.notes.set(field, text);
      this.made.get(field)?.setNote(text);
    }
  }

  setPathNote(text: string): void {
    for (const { field, input } of this.look.fields) {
      if (input.kind === "file" || input.kind === "folder") {
        this.setNote(field, text);
      }
    }
  }

  /** Shows what fits the words, opened; all of it, folded, for no words. Says how many fit. */
  filter(words: readonly string[]): number {
    const fitting = this.look.fields.filter((field) => words.every((word) => textOf(field).includes(word)));
    const fits = words.length === 0 || fitting.length > 0;
    this.root.hidden = !fits;
    this.root.open = words.length > 0 && fits;
    if (this.root.open) {
      this.fill();
    }
    for (const [field, { root }] of this.made) {
      root.hidden = !fitting.some((one) => one.field === field);
    }
    return words.length === 0 ? this.look.fields.length : fitting.length;
  }

  private fill(): void {
    if (this.made.size > 0 || !this.root.open) {
      return;
    }
    for (const definition of this.look.fields) {
      const field = settingField(definition, this.parts);
      field.setNote(this.notes.get(definition.field) ?? "");
      this.made.set(definition.field, field);
    }
    const { hint = "", below = [] } = this.look;
    const intro = hint === "" ? [] : [element("p", { class: "hint" }, hint)];
    const grid = element("div", { class: "grid" }, ...[...this.made.values()].map(({ root }) => root));
    this.body.append(...intro, grid, ...below);
  }

  /** What the folded group says of its inside. */
  private update(): void {
    const { model, strings } = this.parts;
    const changed = this.look.fields.filter(({ field, usual }) => !["", usual].includes(model.value(field))).length;
    const problems = this.look.fields.flatMap(({ field }) => model.problem(field) ?? []);
    const worst = problems.some(({ severity }) => severity === "error") ? "error" : "warning";
    this.count.textContent = changed === 0 ? "" : strings.changed.replace("{0}", String(changed));
    this.trouble.textContent = problems.length === 0 ? "" : strings.problems.replace("{0}", String(problems.length));
    this.trouble.dataset.severity = worst;
  }
}

function textOf({ label, variable, hint, field }: NewDesktopField): string {
  return `${label} ${variable} ${hint} ${field}`.toLowerCase();
}
