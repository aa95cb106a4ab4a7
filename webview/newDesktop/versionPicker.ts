import type { NewDesktopStrings, NewDesktopVersion } from "../../src/protocol/newDesktopApi";
import { textInput, type Input } from "../kit/controls";
import { element } from "../kit/element";

/** All Windows that the image knows, with what each needs, and a way to name another medium. */
export class VersionPicker implements Input {
  readonly root: HTMLElement;
  private readonly radios = new Map<string, HTMLInputElement>();
  private readonly own: Input;
  private readonly ownRadio: HTMLInputElement;

  constructor(
    versions: readonly NewDesktopVersion[],
    private readonly strings: NewDesktopStrings,
    private readonly onChange: () => void,
  ) {
    this.own = textInput(strings.ownVersion, onChange, { example: strings.ownVersionHint });
    this.ownRadio = this.radio("");
    const { name, download, memory, disk } = strings.versionColumns;
    const heads = [name, download, memory, disk, ""].map((text) => element("th", { scope: "col" }, text));
    const rows = (rank: "usual" | "other"): readonly HTMLElement[] =>
      versions.filter((version) => version.rank === rank).map((version) => this.row(version));
    const others = element("th", { colspan: "5", scope: "rowgroup" }, strings.otherVersions);
    const table = element(
      "table",
      { role: "radiogroup", "aria-label": name },
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...rows("usual")),
      element("tbody", {}, element("tr", { class: "divider" }, others), ...rows("other"), this.ownRow()),
    );
    this.root = element("div", { class: "versions" }, element("div", { class: "scroll" }, table), this.own.root);
    this.showOwn();
  }

  value(): string {
    const chosen = [...this.radios].find(([, radio]) => radio.checked);
    return chosen === undefined ? this.own.value() : chosen[0];
  }

  setValue(value: string): void {
    const radio = this.radios.get(value) ?? this.ownRadio;
    radio.checked = true;
    if (radio === this.ownRadio) {
      this.own.setValue(value);
    }
    this.showOwn();
    // Only the list moves, not the page.
    const list = this.root.firstElementChild;
    const row = radio.closest("tr");
    if (list && row) {
      requestAnimationFrame(() => list.scrollTo({ top: row.offsetTop - list.clientHeight / 2 }));
    }
  }

  private row({ value, name, download, memory, disk, license }: NewDesktopVersion): HTMLElement {
    const radio = this.radio(value);
    radio.setAttribute("aria-description", [download, memory, disk, license].filter((text) => text !== "").join(", "));
    this.radios.set(value, radio);
    const cells = [download, memory, disk].map((text) => element("td", { class: "number" }, text));
    return this.clickable(
      radio,
      element("td", {}, element("label", {}, radio, name)),
      ...cells,
      element("td", { class: "license" }, license),
    );
  }

  private ownRow(): HTMLElement {
    return this.clickable(
      this.ownRadio,
      element("td", { colspan: "5" }, element("label", {}, this.ownRadio, this.strings.ownVersion)),
    );
  }

  private clickable(radio: HTMLInputElement, ...cells: readonly HTMLElement[]): HTMLElement {
    const row = element("tr", {}, ...cells);
    row.addEventListener("click", (event) => {
      // A press on the label has chosen it already.
      if (event.target instanceof HTMLTableCellElement) {
        radio.click();
      }
    });
    return row;
  }

  private radio(value: string): HTMLInputElement {
    const made = element("input", { type: "radio", name: "version", value });
    made.addEventListener("change", () => {
      this.showOwn();
      this.onChange();
    });
    return made;
  }

  private showOwn(): void {
    this.own.root.hidden = !this.ownRadio.checked;
  }
}
