import type { DesktopStrings, InstallationView } from "../../src/protocol/desktopApi";
import { button } from "../kit/controls";
import { element, setAttribute, setText } from "../kit/element";

/** Where an installation is: large while there is no screen, a strip above the screen afterwards. */
export class Installation {
  /** Read out when the stage is another; what changes within one is the bar's to tell who asks. */
  private readonly title = element("h1", { "aria-live": "polite" });
  private readonly detail = element("p", { class: "detail" });
  private readonly bar = element("div", {
    class: "bar",
    role: "progressbar",
    "aria-valuemin": "0",
    "aria-valuemax": "100",
  });
  private readonly fill = element("div", { class: "fill" });
  private readonly steps: HTMLElement;
  readonly root: HTMLElement;

  constructor(strings: DesktopStrings, onShowLogs: () => void) {
    this.bar.append(this.fill);
    this.steps = element("ol", { class: "steps", "aria-label": strings.steps });
    const logs = button({ title: strings.showLogs, rank: "secondary", onPress: onShowLogs });
    const text = element("div", { class: "text" }, this.title, this.detail);
    this.root = element("section", { class: "installation", hidden: true }, text, this.bar, this.steps, logs);
  }

  show(installation: InstallationView | undefined, form: "large" | "strip"): void {
    this.root.hidden = installation === undefined;
    if (!installation) {
      return;
    }
    this.root.dataset.form = form;
    setText(this.title, installation.title);
    setText(this.detail, installation.detail);
    this.showPercent(installation);
    this.steps.replaceChildren(...installation.steps.map(stepItem));
  }

  private showPercent({ percent, title, detail }: InstallationView): void {
    setAttribute(this.bar, "aria-label", title);
    setAttribute(this.bar, "aria-valuetext", detail === "" ? undefined : detail);
    setAttribute(this.bar, "aria-valuenow", percent === undefined ? undefined : String(Math.round(percent)));
    this.bar.dataset.kind = percent === undefined ? "unknown" : "known";
    this.fill.style.width = `${percent ?? 100}%`;
  }
}

function stepItem({ title, status }: InstallationView["steps"][number]): HTMLElement {
  return element("li", { class: status, "aria-current": status === "current" ? "step" : undefined }, title);
}
