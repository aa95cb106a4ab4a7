import { choiceInput, textInput, type Choice, type ChoiceInput, type Input } from "../kit/controls";
import { element } from "../kit/element";

/** Stands in the list for what is typed; no image is called so. */
const another = " ";

/** The images at hand, and a way to name another one: an older release, or one of a mirror. */
export class ImagePicker implements ChoiceInput {
  readonly root: HTMLElement;
  private readonly list: ChoiceInput;
  private readonly own: Input;
  private choices: readonly Choice[] = [];

  constructor(
    label: string,
    private readonly otherLabel: string,
    onChange: () => void,
  ) {
    this.list = choiceInput(label, () => {
      if (this.list.value() !== another) {
        this.own.setValue(this.list.value());
      }
      this.showOwn();
      onChange();
    });
    this.own = textInput(otherLabel, () => undefined);
    // Not at every letter: the engine's host is looked at with it.
    this.own.root.addEventListener("change", onChange);
    this.own.root.hidden = true;
    this.root = element("div", { class: "image" }, this.list.root, this.own.root);
  }

  value(): string {
    return this.list.value() === another ? this.own.value().trim() : this.list.value();
  }

  setValue(value: string): void {
    this.list.setValue(this.choices.some((choice) => choice.value === value) ? value : another);
    this.own.setValue(value);
    this.showOwn();
  }

  setChoices(choices: readonly Choice[]): void {
    const value = this.value();
    const isNamed = !this.own.root.hidden;
    this.choices = choices;
    this.list.setChoices([...choices, { value: another, label: this.otherLabel }]);
    if (isNamed) {
      // Also while the name is still that of one in the list, which it begins as.
      this.list.setValue(another);
    } else {
      this.setValue(value);
    }
  }

  /** It begins as what was chosen before, of which often only the tag is to be another. */
  private showOwn(): void {
    this.own.root.hidden = this.list.value() !== another;
  }
}
