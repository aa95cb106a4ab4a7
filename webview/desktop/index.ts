import "../kit/base.css";
import "../kit/bar.css";
import "../kit/menu.css";
import "./desktop.css";
import { desktopApi } from "../../src/protocol/desktopApi";
import { registerButtons } from "../kit/controls";
import { MessageClient } from "../kit/messageClient";
import { openPage } from "../kit/openPage";
import { DesktopPage } from "./desktopPage";
import { rememberDesktop } from "./pageState";

registerButtons();

/** Nothing arrives before `shown`. */
const opened: { page?: DesktopPage } = {};
const client = new MessageClient(desktopApi, {
  viewChanged: (view) => opened.page?.showView(view),
  order: (order) => opened.page?.obey(order),
  screenOpened: ({ session, line }) => opened.page?.screenOpened(session, line),
  screenData: ({ session, data }) => opened.page?.screenData(session, data),
  screenClosed: ({ session, cause }) => opened.page?.screenClosed(session, cause),
  soundData: ({ data }) => opened.page?.soundData(data),
  soundAbsent: ({ reason }) => opened.page?.soundAbsent(reason),
});

await openPage(async () => {
  const { view, strings, desktop, choices } = await client.request("ready", undefined);
  rememberDesktop(desktop);
  opened.page = new DesktopPage(client, strings, choices);
  opened.page.showView(view);
  client.notify("shown", undefined);
});
