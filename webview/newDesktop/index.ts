import "../kit/base.css";
import "../kit/bar.css";
import "./newDesktop.css";
import { newDesktopApi } from "../../src/protocol/newDesktopApi";
import { registerFormControls } from "../kit/controls";
import { MessageClient } from "../kit/messageClient";
import { openPage } from "../kit/openPage";
import { NewDesktopPage } from "./newDesktopPage";

registerFormControls();

/** Messages may come before the page is there, and tell it nothing new then. */
const opened: { page?: NewDesktopPage } = {};
const client = new MessageClient(newDesktopApi, {
  progress: (progress) => opened.page?.creation.show(progress),
  imagesChanged: ({ engineKey }) => opened.page?.followImages(engineKey),
});
await openPage(async () => {
  opened.page = new NewDesktopPage(client, await client.request("ready", undefined));
});
