import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from "@vscode/webview-ui-toolkit";
import { element, icon, setAttribute } from "./element";

/** The toolkit is named in this folder only; every panel registers what it uses. */
export function registerButtons(): void {
  provideVSCodeDesignSystem().register(vsCodeButton());
}

export function registerFormControls(): void {
  const system = provideVSCodeDesignSystem();
  system.register(vsCodeButton(), vsCodeCheckbox(), vsCodeDropdown(), vsCodeOption(), vsCodeTextField());
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

export function textInput(label: string, onInput: () => void): Input {
  const root = element("vscode-text-field", {}, label);
  root.addEventListener("input", onInput);
  return inputOf(root);
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
  return {
    ...input,
    setChoices: (choices) => {
      const value = input.value();
      root.replaceChildren(
        ...choices.map((choice) =>
          element("vscode-option", { value: choice.value, disabled: choice.state === "disabled" }, choice.label),
        ),
      );
      input.setValue(choices.some((choice) => choice.value === value) ? value : (choices[0]?.value ?? ""));
    },
  };
}

export function checkbox(label: string, onChange: (state: "checked" | "unchecked") => void): HTMLElement {
  const root = element("vscode-checkbox", {}, label);
  root.addEventListener("change", () => onChange("checked" in root && root.checked === true ? "checked" : "unchecked"));
  return root;
}

/** The toolkit's elements carry their value as forms' own elements do. */
function inputOf(root: HTMLElement): Input {
  return {
    root,
    value: () => ("value" in root && typeof root.value === "string" ? root.value : ""),
    setValue: (value) => Object.assign(root, { value }),
  };
}
