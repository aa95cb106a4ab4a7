import { button, textInput, type Input } from "../kit/controls";
import { element } from "../kit/element";
import type { NewDesktopStart } from "./start";
import type { FieldParts } from "./settingField";
import { SettingsGroup } from "./settingsGroup";

/** Everything beyond the face of the form, in groups, and a search over all of them. */
export class Settings {
  readonly roots: readonly HTMLElement[];
  private readonly groups: readonly SettingsGroup[];
  private readonly search: Input;
  private readonly nothing: HTMLElement;

  constructor(
    { strings, setup, groups }: NewDesktopStart,
    parts: FieldParts,
    { preview }: { readonly preview: () => void },
  ) {
    const show = element(
      "div",
      { class: "field" },
      button({ title: strings.preview, rank: "secondary", onPress: preview }),
    );
    const first = new SettingsGroup(
      { title: strings.setupTitle, hint: strings.setupHint, fields: setup, below: [show] },
      parts,
    );
    const others = groups.map(({ title, fields }) => new SettingsGroup({ title, fields }, parts));
    this.groups = [first, ...others];
    this.search = textInput(strings.search, () => this.filter());
    this.search.root.classList.add("search");
    this.nothing = element("p", { class: "hint", role: "status", hidden: true }, strings.nothingFound);
    this.roots = [
      first.root,
      element("div", { class: "all" }, element("h2", {}, strings.allSettings), this.search.root, this.nothing),
      ...others.map(({ root }) => root),
    ];
  }

  setNote(field: string, text: string): void {
    this.groups.forEach((group) => group.setNote(field, text));
  }

  /** What is to be known of paths, beside each that is asked for. */
  setPaths(text: string): void {
    this.groups.forEach((group) => group.setPathNote(text));
  }

  focus(field: string): void {
    this.groups.find((group) => group.has(field))?.focus(field);
  }

  private filter(): void {
    const words = this.search
      .value()
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");
    const found = this.groups.reduce((sum, group) => sum + group.filter(words), 0);
    this.nothing.hidden = found > 0;
  }
}
