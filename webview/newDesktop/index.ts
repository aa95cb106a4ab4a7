import "../kit/base.css";
import "../kit/bar.css";
import "./newDesktop.css";
import { newDesktopApi } from "../../src/protocol/newDesktopApi";
import { registerFormControls } from "../kit/controls";
import { element } from "../kit/element";
import { MessageClient } from "../kit/messageClient";
import { NewDesktopPage } from "./newDesktopPage";

registerFormControls();

// There is no progress before something was submitted.
const client = new MessageClient(newDesktopApi, { progress: (progress) => page?.creation.show(progress) });
const page = await openPage();

async function openPage(): Promise<NewDesktopPage | undefined> {
  try {
    return new NewDesktopPage(client, await client.request("ready", undefined));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    document.body.append(element("p", { class: "failure", role: "alert" }, text));
    return undefined;
  }
}
