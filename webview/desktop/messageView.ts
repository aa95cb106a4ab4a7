import type { DesktopAction, DesktopView } from "../../src/protocol/desktopApi";
import { button } from "../kit/controls";
import { element, setText } from "../kit/element";

type Message = Extract<DesktopView, { kind: "message" }>;

/** Something to read and to press in the place of the screen; who has the focus on a button keeps it while the buttons stay. */
export class MessageView {
  private readonly title = element("h1");
  private readonly detail = element("p", { class: "detail" });
  private readonly actions = element("div", { class: "actions" });
  private shownActions = "";
  readonly root = element("section", { class: "message", hidden: true }, this.title, this.detail, this.actions);

  constructor(private readonly onAction: (action: DesktopAction) => void) {}

  show(message: Message | undefined): void {
    this.root.hidden = message === undefined;
    if (!message) {
      return;
    }
    this.root.dataset.tone = message.tone;
    this.title.role = message.tone === "error" ? "alert" : "status";
    setText(this.title, message.title);
    setText(this.detail, message.detail);
    this.showActions(message.actions);
  }

  private showActions(actions: Message["actions"]): void {
    const shown = JSON.stringify(actions);
    if (shown === this.shownActions) {
      return;
    }
    this.shownActions = shown;
    const buttons = actions.map(({ action, title }, at) =>
      button({ title, rank: at === 0 ? "primary" : "secondary", onPress: () => this.onAction(action) }),
    );
    this.actions.replaceChildren(...buttons);
  }
}
