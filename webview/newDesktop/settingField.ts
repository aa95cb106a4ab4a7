import type { NewDesktopField, NewDesktopStrings } from "../../src/protocol/newDesktopApi";
import { button, checkbox, choiceInput, textArea, textInput, type Choice, type Input } from "../kit/controls";
import { element } from "../kit/element";
import { Field } from "./field";
import type { FormModel } from "./formModel";

/** What fields need of the form around them. */
export interface FieldParts {
  readonly model: FormModel;
  readonly strings: NewDesktopStrings;
  /** Undefined where nothing was picked. */
  readonly browse: (kind: "file" | "folder") => Promise<string | undefined>;
}

/** A field of the form by its definition: it shows what the model has, and tells it what is typed and chosen. */
export function settingField(definition: NewDesktopField, parts: FieldParts): Field {
  const { field, input: kind } = definition;
  const { model } = parts;
  const made = makeField(definition, parts);
  const update = (): void => {
    const value = model.value(field);
    // Written only when it is another one, so that the caret stays where it is.
    if (made.input.value() !== value) {
      made.input.setValue(value);
    }
    made.showProblem(model.problem(field));
  };
  model.onDidChange((changed) => {
    if (changed === field) {
      update();
    }
  });
  update();
  made.root.dataset.field = field;
  made.root.dataset.kind = kind.kind;
  return made;
}

function makeField(definition: NewDesktopField, parts: FieldParts): Field {
  const { field, label, hint, variable, example, input } = definition;
  const onInput = (): void => parts.model.set(field, control.value());
  const look = { variable, hint };
  const shown = example === "" ? {} : { example };
  let control: Input;
  switch (input.kind) {
    case "switch":
      control = switchInput(label, input.usual, onInput);
      return new Field(control, look);
    case "choice":
      control = chosenInput(label, input.choices, onInput);
      return new Field(control, { ...look, caption: label });
    case "block":
      control = textArea(label, onInput, shown);
      return new Field(control, look);
    case "lines":
      control = textArea(label, onInput, shown);
      return new Field(control, { ...look, below: suggestions(definition, parts) });
    case "file":
    case "folder":
      control = textInput(label, onInput, shown);
      return new Field(control, { ...look, beside: [browseButton(definition, input.kind, parts)] });
    case "text":
    case "number":
    case "password":
      control = textInput(label, onInput, { ...shown, kind: input.kind === "password" ? "password" : "text" });
      return new Field(control, look);
  }
}

/** A check that says nothing while it is as the image has it. */
function switchInput(label: string, usual: "Y" | "N", onInput: () => void): Input {
  let value = "";
  const check = checkbox(label, (state) => {
    const wanted = state === "checked" ? "Y" : "N";
    value = wanted === usual ? "" : wanted;
    onInput();
  });
  const setValue = (text: string): void => {
    value = text;
    check.setState((text === "" ? usual : text) === "Y" ? "checked" : "unchecked");
  };
  return { root: check.root, value: () => value, setValue };
}

/** A value that is none of the choices, as an imported file may have it, becomes one. */
function chosenInput(label: string, choices: readonly Choice[], onInput: () => void): Input {
  const input = choiceInput(label, onInput);
  input.setChoices(choices);
  return {
    ...input,
    setValue: (value) => {
      if (!choices.some((choice) => choice.value === value)) {
        input.setChoices([...choices, { value, label: value }]);
      }
      input.setValue(value);
    },
  };
}

function browseButton({ label, field }: NewDesktopField, kind: "file" | "folder", parts: FieldParts): HTMLElement {
  const { strings, model, browse } = parts;
  const pick = async (): Promise<void> => {
    const path = await browse(kind);
    if (path !== undefined) {
      model.set(field, path);
    }
  };
  const made = button({ title: strings.browse, rank: "secondary", onPress: () => void pick() });
  made.classList.add("browse");
  made.setAttribute("aria-label", `${strings.browse} ${label}`);
  return made;
}

/** Each adds its line. */
function suggestions({ field, input }: NewDesktopField, { model, strings }: FieldParts): readonly HTMLElement[] {
  const suggested = input.kind === "lines" ? input.suggested : [];
  if (suggested.length === 0) {
    return [];
  }
  const add = (line: string): void => {
    const lines = model
      .value(field)
      .split("\n")
      .map((one) => one.trim())
      .filter((one) => one !== "");
    model.set(field, (lines.includes(line) ? lines : [...lines, line]).join("\n"));
  };
  const buttons = suggested.map(({ value, label }) => {
    const made = element("button", { type: "button", class: "suggestion", title: value }, `+ ${label}`);
    made.setAttribute("aria-label", `${strings.add} ${label}`);
    made.addEventListener("click", () => add(value));
    return made;
  });
  return [element("div", { class: "suggestions" }, ...buttons)];
}
