import type { ScreenOrder } from "../../src/protocol/desktopApi";
import type { PageCommand } from "../../src/protocol/screenCommands";
import { keysNamed } from "./keyCombinations";
import type { ScreenActions } from "./screenActions";

type Perform = (tools: ScreenActions) => void | Promise<void>;

/** By the toolbar or by a command of VS Code: what happens is the same. */
const performs: Readonly<Record<PageCommand, Perform>> = {
  ctrlAltDel: ({ parts: { screen } }) => {
    screen.sendCtrlAltDel();
    screen.focus();
  },
  captureKeys: (tools) => tools.change({ keys: tools.choices.keys === "windows" ? "shared" : "windows" }),
  giveClipboard: (tools) => tools.clipboard.paste(),
  takeClipboard: (tools) => tools.clipboard.fetch(),
  typeClipboard: (tools) => tools.clipboard.typeClipboard(),
  saveScreenshot: (tools) => tools.saveScreenshot(),
  copyScreenshot: (tools) => tools.copyScreenshot(),
  record: (tools) => tools.toggleRecording(),
  sound: (tools) => tools.setSound(tools.choices.sound === "on" ? "muted" : "on"),
  viewOnly: (tools) => tools.change({ control: tools.choices.control === "viewOnly" ? "control" : "viewOnly" }),
  fullWindow: (tools) => tools.fullWindow(),
  statistics: (tools) => tools.change({ statistics: tools.choices.statistics === "shown" ? "hidden" : "shown" }),
  reconnect: ({ parts: { client } }) => client.notify("reconnectNow", undefined),
};

/** What each needs, as its button does: keys and texts somebody who may send them, a picture only the connection. */
const needs: Readonly<Partial<Record<PageCommand, "control" | "connection">>> = {
  ctrlAltDel: "control",
  giveClipboard: "control",
  takeClipboard: "control",
  typeClipboard: "control",
  saveScreenshot: "connection",
  copyScreenshot: "connection",
};

export function perform(tools: ScreenActions, command: PageCommand): void {
  void Promise.resolve(performs[command](tools)).catch(tools.parts.explain);
}

/** A command can come at any time, where a button would be grey: then the page says why nothing happens. */
export function obey(tools: ScreenActions, order: ScreenOrder): void {
  switch (order.kind) {
    case "command":
      whereItMay(tools, needOf(tools, order.command), () => perform(tools, order.command));
      break;
    case "keys":
      whereItMay(tools, "control", () => {
        tools.parts.screen.press(keysNamed(order.keys));
        tools.parts.screen.focus();
      });
      break;
    case "zoom":
      tools.change({ zoom: order.zoom });
      break;
    case "quality":
      tools.change({ quality: order.quality });
  }
}

type Need = "control" | "connection" | "nothing";

/** A recording can be ended without its screen. */
function needOf(tools: ScreenActions, command: PageCommand): Need {
  return command === "record" && !tools.isRecording() ? "connection" : (needs[command] ?? "nothing");
}

function whereItMay(tools: ScreenActions, need: Need, run: () => void): void {
  const { strings } = tools.parts;
  if (need !== "nothing" && !tools.isConnected()) {
    tools.say(strings.notConnected);
  } else if (need === "control" && !tools.mayControl()) {
    tools.say(tools.isPaused() ? strings.paused : strings.onlyViewed);
  } else {
    run();
  }
}
