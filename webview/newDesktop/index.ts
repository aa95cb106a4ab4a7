import "../kit/base.css";
import "../kit/bar.css";
import "./newDesktop.css";
import { newDesktopApi } from "../../src/protocol/newDesktopApi";
import { registerFormControls } from "../kit/controls";
import { element } from "../kit/element";
import { MessageClient } from "../kit/messageClient";
import { NewDesktopPage } from "./newDesktopPage";

registerFormControls();

/** Messages may come before the page is there, and tell it nothing new then. */
const opened: { page?: NewDesktopPage } = {};
const client = new MessageClient(newDesktopApi, {
  progress: (progress) => opened.page?.creation.show(progress),
  imagesChanged: ({ engineKey }) => opened.page?.followImages(engineKey),
});
try {
  opened.page = new NewDesktopPage(client, await client.request("ready", undefined));
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  document.body.append(element("p", { class: "failure", role: "alert" }, text));
}
