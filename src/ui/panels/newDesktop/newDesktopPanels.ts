import type { Disposable } from "../../../platform/emitter";
import type { NewDesktopPanel, NewDesktopParts } from "./newDesktopPanel";

/** The form of a new desktop, one at a time. */
export class NewDesktopPanels implements Disposable {
  private panel: NewDesktopPanel | undefined;

  constructor(private readonly parts: NewDesktopParts) {}

  async open(engineKey?: string): Promise<void> {
    const { NewDesktopPanel } = await import("./newDesktopPanel");
    // Looked for now: while the code was loaded, a second press may have opened the form.
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const panel = new NewDesktopPanel(this.parts, engineKey);
    this.panel = panel;
    panel.onDidDispose(() => (this.panel = undefined));
  }

  dispose(): void {
    this.panel?.dispose();
  }
}
