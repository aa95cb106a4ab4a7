import ellipsis from "@vscode/codicons/src/icons/ellipsis.svg";
import { button, iconButton, setEnabled, setPressed, tellOfButton } from "../kit/controls";
import { element } from "../kit/element";
import { toggleMenu, type MenuEntry } from "../kit/menu";

/** One button of the toolbar; it does something, is on or off, or opens a menu. */
export interface ToolbarItem {
  readonly label: string;
  /** Shown by its label when left out. */
  readonly icon?: string;
  readonly press?: () => void;
  readonly pressed?: () => "pressed" | "released";
  /** Asked for each time that the menu opens. */
  readonly entries?: () => readonly MenuEntry[];
  readonly enabled: () => boolean;
}

interface Shown {
  readonly item: ToolbarItem;
  readonly root: HTMLElement;
}

/** What can be done with the screen. What does not fit moves into a menu at its end. */
export class Toolbar {
  readonly root: HTMLElement;
  private readonly shown: readonly Shown[];
  private readonly more: HTMLElement;
  private readonly status = element("span", { class: "toolbar-status" });

  constructor(label: string, moreLabel: string, items: readonly ToolbarItem[]) {
    this.shown = items.map((item) => ({ item, root: buttonOf(item) }));
    this.more = iconButton(moreLabel, ellipsis, () => toggleMenu(this.more, moreLabel, this.hiddenEntries()));
    const buttons = this.shown.map(({ root }) => root);
    this.root = element("div", { class: "toolbar", role: "toolbar", "aria-label": label });
    this.root.append(...buttons, this.more, this.status);
    this.root.addEventListener("keydown", (event) => this.moveFocus(event));
    new ResizeObserver(() => this.fit()).observe(this.root);
  }

  /** Something changed that a button shows. */
  refresh(): void {
    tellOfButton(this.more, "aria-haspopup", "menu");
    for (const { item, root } of this.shown) {
      setEnabled(root, item.enabled() ? "enabled" : "disabled");
      if (item.pressed) {
        setPressed(root, item.pressed());
      }
      if (item.entries) {
        tellOfButton(root, "aria-haspopup", "menu");
      }
    }
  }

  /** A few words at its end, about what goes on. */
  setStatus(text: string): void {
    if (this.status.textContent !== text) {
      this.status.textContent = text;
      this.fit();
    }
  }

  focus(): void {
    this.focusable()[0]?.focus();
  }

  /** Widths are read once, then buttons are hidden from the end. */
  private fit(): void {
    this.shown.forEach(({ root }) => (root.hidden = false));
    this.more.hidden = true;
    if (this.root.scrollWidth <= this.root.clientWidth) {
      return;
    }
    this.more.hidden = false;
    for (const { root } of this.shown.toReversed()) {
      if (this.root.scrollWidth <= this.root.clientWidth) {
        return;
      }
      root.hidden = true;
    }
  }

  private hiddenEntries(): readonly MenuEntry[] {
    return this.shown.filter(({ root }) => root.hidden).map(({ item }) => entryOf(item));
  }

  /** One stop for the Tab key would hide the rest from people who do not know: arrows move as well. */
  private moveFocus(event: KeyboardEvent): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const buttons = this.focusable();
    const at = buttons.findIndex((one) => one === document.activeElement);
    if (step !== 0 && at >= 0) {
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
      event.preventDefault();
    }
  }

  private focusable(): readonly HTMLElement[] {
    const all = [...this.shown.map(({ root }) => root), this.more];
    return all.filter((one) => !one.hidden && !one.hasAttribute("disabled"));
  }
}

function buttonOf(item: ToolbarItem): HTMLElement {
  const press = (): void => {
    if (item.entries) {
      toggleMenu(made, item.label, item.entries());
    } else {
      item.press?.();
    }
  };
  const made: HTMLElement =
    item.icon === undefined
      ? button({ title: item.label, rank: "secondary", onPress: press })
      : iconButton(item.label, item.icon, press);
  return made;
}

function entryOf(item: ToolbarItem): MenuEntry {
  const { label } = item;
  const state = item.enabled() ? "enabled" : "disabled";
  const run = (): void => item.press?.();
  if (item.entries) {
    return { kind: "group", label, entries: item.entries() };
  }
  return item.pressed
    ? { kind: "check", label, state, mark: item.pressed() === "pressed" ? "marked" : "unmarked", run }
    : { kind: "action", label, state, run };
}
