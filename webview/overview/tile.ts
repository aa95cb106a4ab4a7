import RFB from "@novnc/novnc";
import type { OverviewStrings, OverviewTile } from "../../src/protocol/overviewApi";
import { ScreenChannel } from "../desktop/screenChannel";
import { element } from "../kit/element";
import { errorText } from "../kit/errorText";
import { PacedRequests } from "./pacedRequests";

export interface TileHost {
  onPress(): void;
  send(session: number, data: Uint8Array<ArrayBuffer>): void;
  consumed(session: number, byteCount: number): void;
  onFailed(session: number, reason: string): void;
}

interface Connection {
  readonly session: number;
  readonly channel: ScreenChannel;
  readonly requests: PacedRequests;
}

/** One desktop: its picture, which only looks, its name and how it stands. */
export class Tile {
  private readonly picture = element("div", { class: "picture", "aria-hidden": "true" });
  private readonly waiting: HTMLElement;
  private readonly name = element("span", { class: "name" });
  private readonly detail = element("span", { class: "tile-detail" });
  private readonly button: HTMLElement;
  readonly root: HTMLElement;
  private connection: Connection | undefined;

  constructor(
    private readonly strings: OverviewStrings,
    private readonly host: TileHost,
  ) {
    this.waiting = element("span", { class: "waiting" }, strings.connecting);
    const frame = element("span", { class: "frame" }, this.waiting, this.picture);
    this.button = element("button", { class: "tile", type: "button" }, frame, this.name, this.detail);
    this.button.addEventListener("click", () => host.onPress());
    this.root = element("li", {}, this.button);
  }

  show({ name, detail }: OverviewTile): void {
    this.name.textContent = name;
    this.detail.textContent = detail;
    const spoken = this.strings.open.replace("{0}", name).replace("{1}", detail);
    this.button.setAttribute("aria-label", spoken);
  }

  explain(error: unknown): void {
    this.detail.textContent = errorText(error);
  }

  hasFocus(): boolean {
    return document.activeElement === this.button;
  }

  focus(): void {
    this.button.focus();
  }

  open(session: number): void {
    this.end();
    const requests = new PacedRequests((data) => this.host.send(session, data));
    const channel = new ScreenChannel({
      send: (data) => requests.send(data),
      consumed: (byteCount) => this.host.consumed(session, byteCount),
    });
    this.connection = { session, channel, requests };
    const rfb = new RFB(this.picture, channel, { shared: true });
    rfb.background = "transparent";
    rfb.viewOnly = true;
    rfb.scaleViewport = true;
    rfb.focusOnClick = false;
    rfb.qualityLevel = 2;
    rfb.compressionLevel = 9;
    rfb.addEventListener("connect", () => (this.waiting.hidden = true));
    for (const end of ["disconnect", "securityfailure", "credentialsrequired"]) {
      rfb.addEventListener(end, () => this.failed(session, end));
    }
  }

  receive(session: number, data: Uint8Array): void {
    if (this.connection?.session === session) {
      this.connection.channel.receive(data);
    }
  }

  close(session: number): void {
    if (this.connection?.session === session) {
      this.end();
    }
  }

  remove(): void {
    this.end();
    this.root.remove();
  }

  private end(): void {
    const { connection } = this;
    if (connection) {
      this.connection = undefined;
      this.waiting.hidden = false;
      connection.requests.dispose();
      connection.channel.end("");
    }
  }

  /** Ends that we asked for are not failures: the connection is no longer ours by then. */
  private failed(session: number, reason: string): void {
    if (this.connection?.session === session) {
      this.end();
      this.host.onFailed(session, reason);
    }
  }
}
