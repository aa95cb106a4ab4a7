import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextArea,
  vsCodeTextField,
} from "@vscode/webview-ui-toolkit";
import { element, icon, setAttribute } from "./element";

/** The toolkit is named in this folder only; every panel registers what it uses. */
export function registerButtons(): void {
  provideVSCodeDesignSystem().register(vsCodeButton());
}

export function registerFormControls(): void {
  const system = provideVSCodeDesignSystem();
  system.register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeTextArea(),
    vsCodeTextField(),
  );
}

export interface ButtonOptions {
  readonly title: string;
  readonly rank: "primary" | "secondary";
  readonly onPress: () => void;
}

export function button({ title, rank, onPress }: ButtonOptions): HTMLElement {
  const made = element("vscode-button", { appearance: rank }, title);
  made.addEventListener("click", onPress);
  return made;
}

/** Shown by its drawing, named by its label, which is also what one sees when pointing at it. */
export function iconButton(label: string, svg: string, onPress: () => void): HTMLElement {
  const made = element("vscode-button", { appearance: "icon", "aria-label": label, title: label }, icon(svg));
  made.addEventListener("click", onPress);
  return made;
}

export function setPressed(target: HTMLElement, state: "pressed" | "released"): void {
  tellOfButton(target, "aria-pressed", state === "pressed" ? "true" : "false");
}

/** A fact for screen readers, who hear of the toolkit's inner button and not of the element around it. */
export function tellOfButton(target: HTMLElement, name: `aria-${string}`, value: string): void {
  setAttribute(target, name, value);
  const inner = target.shadowRoot?.querySelector('[part~="control"]');
  if (inner) {
    setAttribute(inner, name, value);
  }
}

export function setEnabled(target: HTMLElement, state: "enabled" | "disabled"): void {
  setAttribute(target, "disabled", state === "disabled");
}

/** An input of one value, whatever it looks like. */
export interface Input {
  readonly root: HTMLElement;
  value(): string;
  setValue(value: string): void;
}

export interface TextLook {
  readonly kind?: "text" | "password";
  /** Shown while it is empty. */
  readonly example?: string;
}

export function textInput(label: string, onInput: () => void, { kind = "text", example }: TextLook = {}): Input {
  const root = element("vscode-text-field", { type: kind, placeholder: example, spellcheck: "false" }, label);
  root.addEventListener("input", onInput);
  return inputOf(root);
}

/** Of several lines. */
export function textArea(label: string, onInput: () => void, { example }: TextLook = {}): Input {
  const root = element("vscode-text-area", { placeholder: example, rows: "3", resize: "vertical" }, label);
  root.addEventListener("input", onInput);
  return inputOf(root);
}

/** What is read aloud of an input beside its name: the toolkit's inner element hears of nothing around it. */
export function describeInput(target: HTMLElement, text: string, state: "valid" | "invalid"): void {
  const describe = (): void => {
    const inner = target.shadowRoot?.querySelector('[part~="control"]') ?? target;
    setAttribute(inner, "aria-description", text === "" ? undefined : text);
    setAttribute(inner, "aria-invalid", state === "invalid" ? "true" : undefined);
  };
  setAttribute(target, "aria-invalid", state === "invalid" ? "true" : undefined);
  describe();
  // It draws itself a moment after it was put into the page.
  requestAnimationFrame(describe);
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly state?: "enabled" | "disabled";
}

export interface ChoiceInput extends Input {
  setChoices(choices: readonly Choice[]): void;
}

export function choiceInput(label: string, onChange: () => void): ChoiceInput {
  const root = element("vscode-dropdown", { "aria-label": label });
  root.addEventListener("change", onChange);
  const input = inputOf(root);
  // Until it has drawn itself it knows none of its options: they are marked, so that it finds the chosen one then.
  let wanted = "";
  const mark = (): void =>
    [...root.children].forEach((option) => setAttribute(option, "selected", option.getAttribute("value") === wanted));
  const choose = (value: string): void => {
    wanted = value;
    mark();
    input.setValue(value);
  };
  return {
    root,
    value: () => (root.isConnected ? input.value() : wanted),
    setValue: choose,
    setChoices: (choices) => {
      const value = root.isConnected && root.children.length > 0 ? input.value() : wanted;
      root.replaceChildren(
        ...choices.map((choice) =>
          element("vscode-option", { value: choice.value, disabled: choice.state === "disabled" }, choice.label),
        ),
      );
      choose(choices.some((choice) => choice.value === value) ? value : (choices[0]?.value ?? ""));
    },
  };
}

export interface CheckInput {
  readonly root: HTMLElement;
  setState(state: "checked" | "unchecked"): void;
}

export function checkbox(label: string, onChange: (state: "checked" | "unchecked") => void): CheckInput {
  const root = element("vscode-checkbox", {}, label);
  root.addEventListener("change", () => onChange("checked" in root && root.checked === true ? "checked" : "unchecked"));
  return { root, setState: (state) => Object.assign(root, { checked: state === "checked" }) };
}

/** The toolkit's elements carry their value as forms' own elements do. */
function inputOf(root: HTMLElement): Input {
  return {
    root,
    value: () => ("value" in root && typeof root.value === "string" ? root.value : ""),
    setValue: (value) => Object.assign(root, { value }),
  };
}
