import RFB from "@novnc/novnc";
import { element } from "../kit/element";
import { ScreenChannel, type ChannelHost } from "./screenChannel";
import { typeText, type TypingOptions } from "./typeText";

interface Connection {
  readonly session: number;
  readonly channel: ScreenChannel;
  readonly rfb: RFB;
}

export interface ScreenHost {
  channelOf(session: number): ChannelHost;
  /** The picture is there and input arrives. */
  onConnected(): void;
  /** The protocol failed on this side. */
  onFailed(session: number, reason: string): void;
  /** The person wants to leave the screen, which takes every key. */
  onLeave(): void;
}

export type Scale = "fit" | "original";
export type Control = "control" | "viewOnly";

/** The picture of a desktop and its keyboard and mouse, over one connection after another. */
export class Screen {
  private readonly target = element("div", { class: "screen-target" });
  private readonly still = element("canvas", { class: "still", "aria-hidden": "true", hidden: true });
  readonly root: HTMLElement;

  private connection: Connection | undefined;
  private scale: Scale = "fit";
  private control: Control = "control";

  constructor(
    label: string,
    private readonly host: ScreenHost,
  ) {
    this.root = element("div", { class: "screen", role: "application", "aria-label": label }, this.target, this.still);
    // noVNC's own canvas cannot be reached with the Tab key.
    this.root.tabIndex = 0;
    this.root.addEventListener("focus", () => this.focus());
    this.root.addEventListener("keydown", (event) => this.leaveOnKey(event), { capture: true });
  }

  open(session: number): void {
    this.end();
    const channel = new ScreenChannel(this.host.channelOf(session));
    const rfb = new RFB(this.target, channel, { shared: true });
    this.connection = { session, channel, rfb };
    rfb.background = "transparent";
    this.apply();
    rfb.addEventListener("connect", () => {
      this.still.hidden = true;
      this.host.onConnected();
    });
    rfb.addEventListener("disconnect", (event) => this.failed(session, event));
    rfb.addEventListener("securityfailure", (event) => this.failed(session, event));
    rfb.addEventListener("credentialsrequired", (event) => this.failed(session, event));
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

  setScale(scale: Scale): void {
    this.scale = scale;
    this.root.dataset.scale = scale;
    this.apply();
  }

  setControl(control: Control): void {
    this.control = control;
    this.apply();
  }

  focus(): void {
    this.connection?.rfb.focus();
  }

  sendCtrlAltDel(): void {
    this.connection?.rfb.sendCtrlAltDel();
  }

  type(text: string, options: TypingOptions): ReturnType<typeof typeText> {
    const keyboard = {
      sendKey: (keysym: number, code: string, down: boolean) => this.connection?.rfb.sendKey(keysym, code, down),
    };
    return typeText(keyboard, text, options);
  }

  /** The picture as it is now, in the guest's own size. */
  async screenshot(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { connection } = this;
    if (!connection) {
      return undefined;
    }
    const blob = await new Promise<Blob | null>((resolve) => connection.rfb.toBlob(resolve, "image/png"));
    return blob ? new Uint8Array(await blob.arrayBuffer()) : undefined;
  }

  private apply(): void {
    const { connection } = this;
    if (connection) {
      connection.rfb.scaleViewport = this.scale === "fit";
      connection.rfb.viewOnly = this.control === "viewOnly";
    }
  }

  private end(): void {
    const { connection } = this;
    if (connection) {
      this.connection = undefined;
      this.keepStill();
      connection.channel.end("");
    }
  }

  private keepStill(): void {
    const canvas = this.target.querySelector("canvas");
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

  /** Ctrl+Alt+Home, which remote desktops use for the same, since Tab belongs to the guest. */
  private leaveOnKey(event: KeyboardEvent): void {
    if (event.code === "Home" && event.ctrlKey && event.altKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.releaseModifiers(event.target);
      this.host.onLeave();
    }
  }

  /** Their release will happen elsewhere, and the guest would take them for held down. */
  private releaseModifiers(target: EventTarget | null): void {
    for (const [code, key] of [
      ["ControlLeft", "Control"],
      ["ControlRight", "Control"],
      ["AltLeft", "Alt"],
    ] as const) {
      target?.dispatchEvent(new KeyboardEvent("keyup", { code, key, bubbles: true }));
    }
  }
}
