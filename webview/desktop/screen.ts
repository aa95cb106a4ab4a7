import RFB from "@novnc/novnc";
import type { Control, Quality, Zoom } from "../../src/protocol/screenChoices";
import { element } from "../kit/element";
import { pressTogether, type Key } from "./keyCombinations";
import { ScreenChannel, type ChannelHost } from "./screenChannel";
import { ScreenKeys, type KeysGoTo } from "./screenKeys";
import { ScreenSize } from "./screenSize";
import { typeText, type TypingOptions } from "./typeText";

interface Connection {
  readonly session: number;
  readonly channel: ScreenChannel;
  readonly rfb: RFB;
}

export interface ScreenHost {
  /** The picture is there and input arrives. */
  onConnected(): void;
  /** The protocol failed on this side. */
  onFailed(session: number, reason: string): void;
  /** The person wants to leave the screen, which takes every key. */
  onLeave(): void;
  /** Text was copied on the other side. */
  onClipboard(text: string): void;
  /** Windows was asked for the panel's size and kept its own. */
  onNotResized(): void;
}

/** How a person wants to see it and to act on it. */
export interface ScreenManner {
  readonly zoom: Zoom;
  readonly control: Control;
  readonly quality: Quality;
  readonly keys: KeysGoTo;
}

/** JPEG quality and effort to compress, of the protocol's 0 to 9. */
const levels = {
  sharp: { quality: 9, compression: 1 },
  balanced: { quality: 6, compression: 2 },
  fast: { quality: 1, compression: 9 },
} as const satisfies Record<Quality, unknown>;

/** The picture of a desktop and its keyboard and mouse, over one connection after another. */
export class Screen {
  private readonly target = element("div", { class: "screen-target" });
  private readonly still = element("canvas", { class: "still", "aria-hidden": "true", hidden: true });
  readonly root: HTMLElement;

  private readonly size: ScreenSize;
  private readonly keys: ScreenKeys;
  private connection: Connection | undefined;
  private manner: ScreenManner = { zoom: "fit", control: "control", quality: "balanced", keys: "windows" };

  constructor(
    label: string,
    private readonly host: ScreenHost,
  ) {
    this.root = element("div", { class: "screen", role: "application", "aria-label": label }, this.target, this.still);
    // noVNC's own canvas cannot be reached with the Tab key.
    this.root.tabIndex = 0;
    this.root.addEventListener("focus", () => this.focus());
    this.keys = new ScreenKeys(this.root, () => host.onLeave());
    this.size = new ScreenSize(this.root, this.target, () => host.onNotResized());
  }

  open(session: number, way: ChannelHost): void {
    this.end();
    const channel = new ScreenChannel(way);
    const rfb = new RFB(this.target, channel, { shared: true });
    this.connection = { session, channel, rfb };
    rfb.background = "transparent";
    this.apply();
    rfb.addEventListener("connect", () => {
      this.still.hidden = true;
      this.size.follow(this.canvas());
      this.host.onConnected();
    });
    rfb.addEventListener("clipboard", (event) => this.host.onClipboard(textOf(event)));
    for (const end of ["disconnect", "securityfailure", "credentialsrequired"]) {
      rfb.addEventListener(end, (event) => this.failed(session, event));
    }
  }

  receive(session: number, data: Uint8Array): void {
    if (this.connection?.session === session) {
      this.connection.channel.receive(data);
    }
  }

  /** The last picture stays, as a still, until another connection brings a new one. */
  close(session: number): void {
    if (this.connection?.session === session) {
      this.end();
    }
  }

  setManner(manner: ScreenManner): void {
    this.manner = manner;
    this.keys.goTo = manner.keys;
    this.apply();
  }

  focus(): void {
    this.connection?.rfb.focus();
  }

  sendCtrlAltDel(): void {
    this.connection?.rfb.sendCtrlAltDel();
  }

  press(keys: readonly Key[]): void {
    pressTogether(keys, (keysym, code, state) => this.connection?.rfb.sendKey(keysym, code, state === "down"));
  }

  type(text: string, options: TypingOptions): ReturnType<typeof typeText> {
    const keyboard = {
      isConnected: () => this.connection !== undefined,
      sendKey: (keysym: number, code: string, down: boolean) => this.connection?.rfb.sendKey(keysym, code, down),
    };
    return typeText(keyboard, text, options);
  }

  /** Puts a text into the clipboard of the other side, where it has one. */
  giveClipboard(text: string): void {
    this.connection?.rfb.clipboardPasteFrom(text);
  }

  /** The picture as it is now, in the guest's own size. */
  async screenshot(): Promise<Blob | undefined> {
    const { connection } = this;
    if (!connection) {
      return undefined;
    }
    return (await new Promise<Blob | null>((resolve) => connection.rfb.toBlob(resolve, "image/png"))) ?? undefined;
  }

  /** What noVNC draws on; another one with each connection. */
  canvas(): HTMLCanvasElement | undefined {
    return this.target.querySelector("canvas") ?? undefined;
  }

  private apply(): void {
    const { zoom, control, quality } = this.manner;
    this.root.dataset.scale = zoom === "original" ? "original" : "fit";
    this.size.zoom = zoom;
    const { connection } = this;
    if (control === "viewOnly") {
      // As long as their release still arrives.
      this.keys.release();
    }
    if (connection) {
      const { rfb } = connection;
      rfb.qualityLevel = levels[quality].quality;
      rfb.compressionLevel = levels[quality].compression;
      rfb.viewOnly = control === "viewOnly";
      rfb.scaleViewport = zoom !== "original";
      rfb.resizeSession = zoom === "resize";
    }
  }

  private end(): void {
    const { connection } = this;
    if (connection) {
      this.connection = undefined;
      this.keepStill();
      this.size.letGo();
      connection.channel.end("");
    }
  }

  private keepStill(): void {
    const canvas = this.canvas();
    if (canvas && canvas.width > 0) {
      this.still.width = canvas.width;
      this.still.height = canvas.height;
      this.still.getContext("2d")?.drawImage(canvas, 0, 0);
      this.still.hidden = false;
    }
  }

  /** Ends that we asked for are not failures: the connection is no longer ours by then. */
  private failed(session: number, event: Event): void {
    if (this.connection?.session === session) {
      const detail: unknown = event instanceof CustomEvent ? event.detail : {};
      this.end();
      this.host.onFailed(session, `${event.type}: ${JSON.stringify(detail)}`);
    }
  }
}

function textOf(event: Event): string {
  const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
  return typeof detail === "object" && detail !== null && "text" in detail && typeof detail.text === "string"
    ? detail.text
    : "";
}
