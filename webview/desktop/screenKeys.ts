/** `shared`: key combinations are VS Code's, and all other keys the guest's. */
export type KeysGoTo = "windows" | "shared";

/** Decides which keys the guest gets, before noVNC hears of them. */
export class ScreenKeys {
  goTo: KeysGoTo = "windows";
  /** By their codes, as the guest takes them for held down. */
  private readonly held = new Map<string, { readonly key: string; readonly target: EventTarget | null }>();

  constructor(
    root: HTMLElement,
    private readonly onLeave: () => void,
  ) {
    root.addEventListener("keydown", (event) => this.decide(event), { capture: true });
    root.addEventListener("keyup", ({ code }) => this.held.delete(code), { capture: true });
    // Of a key that is let go of elsewhere in the page nobody would tell the guest.
    root.addEventListener("focusout", () => this.release());
  }

  /** The guest is told that every key is up. */
  release(): void {
    const held = [...this.held];
    this.held.clear();
    for (const [code, { key, target }] of held) {
      target?.dispatchEvent(new KeyboardEvent("keyup", { code, key, bubbles: true }));
    }
  }

  private decide(event: KeyboardEvent): void {
    if (isLeaving(event)) {
      event.preventDefault();
      this.takeBack(event);
      this.onLeave();
    } else if (this.goTo === "shared" && isCombination(event)) {
      this.takeBack(event);
      // VS Code listens to the page as a whole, and looks at the key's number.
      document.body.dispatchEvent(copyOf(event));
    } else if (event.code !== "CapsLock") {
      this.held.set(event.code, { key: event.key, target: event.target });
    }
  }

  /** The release of the modifiers will happen elsewhere, and the guest would take them for held down. */
  private takeBack(event: KeyboardEvent): void {
    event.stopImmediatePropagation();
    this.release();
  }
}

/** Ctrl+Alt+Home, which remote desktops use for the same, since Tab belongs to the guest. */
function isLeaving({ code, ctrlKey, altKey }: KeyboardEvent): boolean {
  return code === "Home" && ctrlKey && altKey;
}

/** AltGr types characters, and reports itself as Ctrl+Alt on Windows. */
function isCombination(event: KeyboardEvent): boolean {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (event.getModifierState("AltGraph") || ["Control", "Shift", "Alt", "Meta"].includes(key)) {
    return false;
  }
  return ctrlKey || metaKey || altKey || /^F\d{1,2}$/.test(key);
}

function copyOf(event: KeyboardEvent): KeyboardEvent {
  const { key, code, location, repeat, ctrlKey, shiftKey, altKey, metaKey } = event;
  const { keyCode } = event as { readonly keyCode: number };
  const init = { key, code, keyCode, location, repeat, ctrlKey, shiftKey, altKey, metaKey, bubbles: true };
  return new KeyboardEvent("keydown", { ...init, cancelable: true });
}
