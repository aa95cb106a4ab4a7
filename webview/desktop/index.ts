import "../kit/base.css";
import "../kit/bar.css";
import "./desktop.css";
import { desktopApi } from "../../src/protocol/desktopApi";
import { registerButtons } from "../kit/controls";
import { MessageClient } from "../kit/messageClient";
import { DesktopPage } from "./desktopPage";

registerButtons();

// Nothing arrives before `shown`.
const client = new MessageClient(desktopApi, {
  viewChanged: (view) => page.showView(view),
  screenOpened: ({ session }) => page.screenOpened(session),
  screenData: ({ session, data }) => page.screenData(session, data),
  screenClosed: ({ session, cause }) => page.screenClosed(session, cause),
});

const { view, strings, desktop } = await client.request("ready", undefined);
const page = new DesktopPage(client, strings, desktop);
page.showView(view);
client.notify("shown", undefined);
