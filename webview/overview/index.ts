import "../kit/base.css";
import "./overview.css";
import { overviewApi } from "../../src/protocol/overviewApi";
import { MessageClient } from "../kit/messageClient";
import { openPage } from "../kit/openPage";
import { OverviewPage } from "./overviewPage";

/** Nothing arrives before `shown`. */
const opened: { page?: OverviewPage } = {};
const client = new MessageClient(overviewApi, {
  tilesChanged: ({ tiles }) => opened.page?.showTiles(tiles),
  screenOpened: ({ id, session }) => opened.page?.tile(id)?.open(session),
  screenData: ({ id, session, data }) => opened.page?.tile(id)?.receive(session, data),
  screenClosed: ({ id, session }) => opened.page?.tile(id)?.close(session),
});

await openPage(async () => {
  const { tiles, strings } = await client.request("ready", undefined);
  opened.page = new OverviewPage(client, strings);
  opened.page.showTiles(tiles);
  client.notify("shown", undefined);
});
