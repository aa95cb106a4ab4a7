import "../kit/base.css";
import "../kit/bar.css";
import "../kit/menu.css";
import "./desktop.css";
import { desktopApi } from "../../src/protocol/desktopApi";
import { registerButtons } from "../kit/controls";
import { MessageClient } from "../kit/messageClient";
import { DesktopPage } from "./desktopPage";
import { rememberDesktop } from "./pageState";

registerButtons();

// Nothing arrives before `shown`.
const client = new MessageClient(desktopApi, {
  viewChanged: (view) => page.showView(view),
  order: (order) => page.obey(order),
  screenOpened: ({ session, line }) => page.screenOpened(session, line),
  screenData: ({ session, data }) => page.screenData(session, data),
  screenClosed: ({ session, cause }) => page.screenClosed(session, cause),
  soundData: ({ data }) => page.soundData(data),
  soundAbsent: ({ reason }) => page.soundAbsent(reason),
});

const { view, strings, desktop, choices } = await client.request("ready", undefined);
rememberDesktop(desktop);
const page = new DesktopPage(client, strings, choices);
page.showView(view);
client.notify("shown", undefined);
