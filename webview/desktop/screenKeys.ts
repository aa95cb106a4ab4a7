/** `shared`: key combinations are VS Code's, and all other keys the guest's. */
export type KeysGoTo = "windows" | "shared";

const modifiers = [
  ["ControlLeft", "Control"],
  ["ControlRight", "Control"],
  ["ShiftLeft", "Shift"],
  ["AltLeft", "Alt"],
  ["MetaLeft", "Meta"],
] as const;

/** Decides which keys the guest gets, before noVNC hears of them. */
export class ScreenKeys {
  goTo: KeysGoTo = "windows";

  constructor(
    root: HTMLElement,
    private readonly onLeave: () => void,
  ) {
    root.addEventListener("keydown", (event) => this.decide(event), { capture: true });
  }

  private decide(event: KeyboardEvent): void {
    if (isLeaving(event)) {
      event.preventDefault();
      takeBack(event);
      this.onLeave();
    } else if (this.goTo === "shared" && isCombination(event)) {
      takeBack(event);
      // VS Code listens to the page as a whole, and looks at the key's number.
      document.body.dispatchEvent(copyOf(event));
    }
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

/** Their release will happen elsewhere, and the guest would take the modifiers for held down. */
function takeBack(event: KeyboardEvent): void {
  event.stopImmediatePropagation();
  for (const [code, key] of modifiers) {
    event.target?.dispatchEvent(new KeyboardEvent("keyup", { code, key, bubbles: true }));
  }
}

function copyOf(event: KeyboardEvent): KeyboardEvent {
  const { key, code, location, repeat, ctrlKey, shiftKey, altKey, metaKey } = event;
  const { keyCode } = event as { readonly keyCode: number };
  const init = { key, code, keyCode, location, repeat, ctrlKey, shiftKey, altKey, metaKey, bubbles: true };
  return new KeyboardEvent("keydown", { ...init, cancelable: true });
}
