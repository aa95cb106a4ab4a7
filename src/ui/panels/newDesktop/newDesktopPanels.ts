import type { Disposable } from "../../../platform/emitter";
import type { NewDesktopPanel, NewDesktopParts } from "./newDesktopPanel";
import type { FormSource, NewDesktopForms } from "./formSource";
import type { SetupPreview } from "./setupPreview";

/** The forms of new desktops: an empty one at a time, and one for each that was read from a file. */
export class NewDesktopPanels implements NewDesktopForms, Disposable {
  private readonly panels = new Set<NewDesktopPanel>();
  private empty: NewDesktopPanel | undefined;
  private preview: SetupPreview | undefined;

  constructor(private readonly parts: Omit<NewDesktopParts, "preview">) {}

  async open(source: FormSource = {}): Promise<void> {
    const [{ NewDesktopPanel }, preview] = await Promise.all([import("./newDesktopPanel"), this.loadPreview()]);
    // Looked for now: while the code was loaded, a second press may have opened the form.
    if (this.empty && source.spec === undefined) {
      this.empty.reveal();
      return;
    }
    const panel = new NewDesktopPanel({ ...this.parts, preview }, source);
    this.panels.add(panel);
    if (source.spec === undefined) {
      this.empty = panel;
    }
    panel.onDidDispose(() => {
      this.panels.delete(panel);
      this.empty = this.empty === panel ? undefined : this.empty;
    });
  }

  /** The same by questions, one after the other. */
  async openQuick(): Promise<void> {
    const { newDesktopQuick } = await import("./quick/newDesktopQuick");
    await newDesktopQuick({ ...this.parts, preview: await this.loadPreview() }, this);
  }

  dispose(): void {
    this.panels.forEach((panel) => panel.dispose());
    this.preview?.dispose();
  }

  private async loadPreview(): Promise<SetupPreview> {
    const { SetupPreview } = await import("./setupPreview");
    return (this.preview ??= new SetupPreview());
  }
}
