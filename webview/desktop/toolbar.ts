import device from "@vscode/codicons/src/icons/device-camera.svg";
import eye from "@vscode/codicons/src/icons/eye.svg";
import keyboard from "@vscode/codicons/src/icons/clippy.svg";
import refresh from "@vscode/codicons/src/icons/refresh.svg";
import screenFull from "@vscode/codicons/src/icons/screen-full.svg";
import zoomIn from "@vscode/codicons/src/icons/zoom-in.svg";
import type { DesktopStrings } from "../../src/protocol/desktopApi";
import { button, iconButton, setEnabled, setPressed } from "../kit/controls";
import { element } from "../kit/element";
import type { Control, Scale } from "./screen";

export interface ToolbarActions {
  scale(scale: Scale): void;
  control(control: Control): void;
  fullWindow(): void;
  ctrlAltDel(): void;
  typeClipboard(): void;
  screenshot(): void;
  reconnect(): void;
}

export interface ToolbarState {
  readonly scale: Scale;
  readonly control: Control;
}

/** What can be done with the screen. */
export class Toolbar {
  readonly root: HTMLElement;
  private readonly originalSize: HTMLElement;
  private readonly viewOnly: HTMLElement;
  private readonly needConnection: readonly HTMLElement[];
  private readonly needControl: readonly HTMLElement[];
  private state: ToolbarState = { scale: "fit", control: "control" };
  private connection: "open" | "closed" = "closed";

  constructor(strings: DesktopStrings, actions: ToolbarActions) {
    this.originalSize = iconButton(strings.originalSize, zoomIn, () =>
      actions.scale(this.state.scale === "fit" ? "original" : "fit"),
    );
    this.viewOnly = iconButton(strings.viewOnly, eye, () =>
      actions.control(this.state.control === "control" ? "viewOnly" : "control"),
    );
    const ctrlAltDel = button({ title: strings.ctrlAltDel, rank: "secondary", onPress: () => actions.ctrlAltDel() });
    const typeClipboard = iconButton(strings.typeClipboard, keyboard, () => actions.typeClipboard());
    const screenshot = iconButton(strings.screenshot, device, () => actions.screenshot());
    this.needControl = [ctrlAltDel, typeClipboard];
    this.needConnection = [screenshot];
    this.root = element(
      "div",
      { class: "toolbar", role: "toolbar", "aria-label": strings.toolbar },
      this.originalSize,
      iconButton(strings.fullWindow, screenFull, () => actions.fullWindow()),
      ctrlAltDel,
      typeClipboard,
      this.viewOnly,
      screenshot,
      iconButton(strings.reconnect, refresh, () => actions.reconnect()),
    );
  }

  show(state: ToolbarState): void {
    this.state = state;
    setPressed(this.originalSize, state.scale === "original" ? "pressed" : "released");
    setPressed(this.viewOnly, state.control === "viewOnly" ? "pressed" : "released");
    this.enable();
  }

  setConnection(connection: "open" | "closed"): void {
    this.connection = connection;
    this.enable();
  }

  focus(): void {
    this.originalSize.focus();
  }

  private enable(): void {
    const isOpen = this.connection === "open";
    const mayControl = isOpen && this.state.control === "control";
    this.needConnection.forEach((control) => setEnabled(control, isOpen ? "enabled" : "disabled"));
    this.needControl.forEach((control) => setEnabled(control, mayControl ? "enabled" : "disabled"));
  }
}
