import type { NewDesktopStrings } from "../../src/protocol/newDesktopApi";
import { button, setEnabled } from "../kit/controls";
import { element } from "../kit/element";

export interface FormActions {
  readonly create: () => void;
  readonly saveTemplate: () => void;
  readonly cancel: () => void;
}

/** What can be done with the form, always in sight. */
export class Actions {
  readonly root: HTMLElement;
  private readonly create: HTMLElement;
  private readonly trouble = element("span", { class: "trouble", role: "status" });

  constructor(
    private readonly strings: NewDesktopStrings,
    { create, saveTemplate, cancel }: FormActions,
  ) {
    this.create = button({ title: strings.create, rank: "primary", onPress: create });
    this.root = element(
      "div",
      { class: "actions" },
      this.create,
      button({ title: strings.saveTemplate, rank: "secondary", onPress: saveTemplate }),
      button({ title: strings.cancel, rank: "secondary", onPress: cancel }),
      this.trouble,
    );
  }

  setState(state: "busy" | "free"): void {
    setEnabled(this.create, state === "busy" ? "disabled" : "enabled");
  }

  showTrouble(count: number): void {
    const text = count === 0 ? "" : this.strings.problems.replace("{0}", String(count));
    if (this.trouble.textContent !== text) {
      this.trouble.textContent = text;
    }
    this.trouble.dataset.severity = "error";
  }
}
