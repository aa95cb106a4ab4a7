import type { DesktopAction, DesktopView } from "../../src/protocol/desktopApi";
import { button } from "../kit/controls";
import { element } from "../kit/element";

type Message = Extract<DesktopView, { kind: "message" }>;

/** Something to read and to press in the place of the screen. */
export class MessageView {
  readonly root = element("section", { class: "message", hidden: true });

  constructor(private readonly onAction: (action: DesktopAction) => void) {}

  show(message: Message | undefined): void {
    this.root.hidden = message === undefined;
    if (!message) {
      return;
    }
    this.root.dataset.tone = message.tone;
    const actions = message.actions.map(({ action, title }, at) =>
      button({ title, rank: at === 0 ? "primary" : "secondary", onPress: () => this.onAction(action) }),
    );
    this.root.replaceChildren(
      element("h1", { role: message.tone === "error" ? "alert" : "status" }, message.title),
      element("p", { class: "detail" }, message.detail),
      element("div", { class: "actions" }, ...actions),
    );
  }
}
