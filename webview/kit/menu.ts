import { tellOfButton } from "./controls";
import { element } from "./element";

/** One line of a menu; a group has a title of its own and lines below. */
export type MenuEntry =
  | { readonly kind: "action"; readonly label: string; readonly state?: "enabled" | "disabled"; run(): void }
  | {
      readonly kind: "check" | "radio";
      readonly label: string;
      readonly mark: "marked" | "unmarked";
      readonly state?: "enabled" | "disabled";
      run(): void;
    }
  | { readonly kind: "group"; readonly label: string; readonly entries: readonly MenuEntry[] };

/** The menu that is open, if any: there is one at a time. */
let shown: Menu | undefined;

/** Opens a menu below its button, or closes it when it is the one that is open. */
export function toggleMenu(anchor: HTMLElement, label: string, entries: readonly MenuEntry[]): void {
  const present = shown;
  present?.close("stay");
  if (present?.anchor !== anchor) {
    shown = new Menu(anchor, label, entries);
  }
}

class Menu {
  private readonly root: HTMLElement;
  private readonly listeners = new AbortController();

  constructor(
    readonly anchor: HTMLElement,
    label: string,
    entries: readonly MenuEntry[],
  ) {
    this.root = element("div", { class: "menu", role: "menu", "aria-label": label, tabindex: "-1" });
    this.root.append(...entries.flatMap((entry) => this.rows(entry)));
    document.body.append(this.root);
    tellOfButton(anchor, "aria-expanded", "true");
    this.place();
    const { signal } = this.listeners;
    this.root.addEventListener("keydown", (event) => this.key(event), { signal });
    document.addEventListener("pointerdown", (event) => this.pressedElsewhere(event), { capture: true, signal });
    window.addEventListener("blur", () => this.close("stay"), { signal });
    window.addEventListener("resize", () => this.close("stay"), { signal });
    (this.items()[0] ?? this.root).focus();
  }

  /** `back`: the button has the focus again. */
  close(focus: "back" | "stay"): void {
    if (shown === this) {
      shown = undefined;
    }
    this.listeners.abort();
    this.root.remove();
    tellOfButton(this.anchor, "aria-expanded", "false");
    if (focus === "back") {
      this.anchor.focus();
    }
  }

  private rows(entry: MenuEntry): readonly HTMLElement[] {
    if (entry.kind === "group") {
      const rows = entry.entries.flatMap((inner) => this.rows(inner));
      const title = element("div", { class: "menu-title", "aria-hidden": "true" }, entry.label);
      return [element("div", { class: "menu-group", role: "group", "aria-label": entry.label }, title, ...rows)];
    }
    const row = element(
      "button",
      {
        class: "menu-item",
        type: "button",
        tabindex: "-1",
        role: roles[entry.kind],
        "aria-checked": entry.kind === "action" ? undefined : entry.mark === "marked" ? "true" : "false",
        "aria-disabled": entry.state === "disabled" ? "true" : undefined,
      },
      entry.label,
    );
    row.addEventListener("click", () => {
      if (entry.state !== "disabled") {
        this.close("back");
        entry.run();
      }
    });
    row.addEventListener("pointermove", () => row.focus());
    return [row];
  }

  private items(): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(".menu-item")];
  }

  /** Below the button, and never over the edge of the page. */
  private place(): void {
    const { left, bottom } = this.anchor.getBoundingClientRect();
    const width = this.root.offsetWidth;
    this.root.style.left = `${Math.max(4, Math.min(left, window.innerWidth - width - 4))}px`;
    this.root.style.top = `${bottom + 2}px`;
    this.root.style.maxHeight = `${Math.max(80, window.innerHeight - bottom - 10)}px`;
  }

  private key(event: KeyboardEvent): void {
    const items = this.items();
    const at = items.findIndex((item) => item === document.activeElement);
    const target = targetOf(event.key, at, items);
    if (event.key === "Escape" || event.key === "Tab") {
      this.close("back");
    } else if (target) {
      target.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      items[at]?.click();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private pressedElsewhere({ target }: PointerEvent): void {
    const isInside = target instanceof Node && (this.root.contains(target) || this.anchor.contains(target));
    if (!isInside) {
      this.close("stay");
    }
  }
}

const roles = { action: "menuitem", check: "menuitemcheckbox", radio: "menuitemradio" } as const;

/** Arrows go around, and a letter goes to the next line that begins with it. */
function targetOf(key: string, at: number, items: readonly HTMLElement[]): HTMLElement | undefined {
  switch (key) {
    case "ArrowDown":
      return items[(at + 1) % items.length];
    case "ArrowUp":
      return items[(at - 1 + items.length) % items.length];
    case "Home":
      return items[0];
    case "End":
      return items[items.length - 1];
    default:
      return key.length === 1 && key !== " " ? beginningWith(key, [...items.slice(at + 1), ...items]) : undefined;
  }
}

function beginningWith(letter: string, items: readonly HTMLElement[]): HTMLElement | undefined {
  return items.find(({ textContent }) => textContent.toLowerCase().startsWith(letter.toLowerCase()));
}
