import "../kit/base.css";
import "./overview.css";
import { overviewApi } from "../../src/protocol/overviewApi";
import { MessageClient } from "../kit/messageClient";
import { OverviewPage } from "./overviewPage";

// Nothing arrives before `shown`.
const client = new MessageClient(overviewApi, {
  tilesChanged: ({ tiles }) => page.showTiles(tiles),
  screenOpened: ({ id, session }) => page.tile(id)?.open(session),
  screenData: ({ id, session, data }) => page.tile(id)?.receive(session, data),
  screenClosed: ({ id, session }) => page.tile(id)?.close(session),
});

const { tiles, strings } = await client.request("ready", undefined);
const page = new OverviewPage(client, strings);
page.showTiles(tiles);
client.notify("shown", undefined);
