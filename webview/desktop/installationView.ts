import type { DesktopStrings, InstallationView } from "../../src/protocol/desktopApi";
import { button } from "../kit/controls";
import { element, setText } from "../kit/element";
import { ProgressBar } from "../kit/progressBar";

/** Where an installation is: large while there is no screen, a strip above the screen afterwards. */
export class Installation {
  /** Read out when the stage is another; what changes within one is the bar's to tell who asks. */
  private readonly title = element("h1", { "aria-live": "polite" });
  private readonly detail = element("p", { class: "detail" });
  private readonly bar = new ProgressBar();
  private readonly steps: HTMLElement;
  readonly root: HTMLElement;

  constructor(strings: DesktopStrings, onShowLogs: () => void) {
    this.steps = element("ol", { class: "steps", "aria-label": strings.steps });
    const logs = button({ title: strings.showLogs, rank: "secondary", onPress: onShowLogs });
    const text = element("div", { class: "text" }, this.title, this.detail);
    this.root = element("section", { class: "installation", hidden: true }, text, this.bar.root, this.steps, logs);
  }

  show(installation: InstallationView | undefined, form: "large" | "strip"): void {
    this.root.hidden = installation === undefined;
    if (!installation) {
      return;
    }
    this.root.dataset.form = form;
    const { title, detail, percent } = installation;
    setText(this.title, title);
    setText(this.detail, detail);
    this.bar.show({ label: title, detail, percent });
    this.steps.replaceChildren(...installation.steps.map(stepItem));
  }
}

function stepItem({ title, status }: InstallationView["steps"][number]): HTMLElement {
  return element("li", { class: status, "aria-current": status === "current" ? "step" : undefined }, title);
}
