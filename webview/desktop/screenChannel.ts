import type { RawChannel } from "@novnc/novnc";

/** What the channel does with what noVNC says. */
export interface ChannelHost {
  send(data: Uint8Array<ArrayBuffer>): void;
  /** So many bytes were taken in, and as many more may come. */
  consumed(byteCount: number): void;
}

/** A quarter of what the extension sends ahead: few messages, and it never has to wait for one. */
const grantBytes = 2 * 1024 * 1024;

/** What noVNC takes for a WebSocket: the bytes come and go as messages of the panel. */
export class ScreenChannel implements RawChannel {
  binaryType = "arraybuffer";
  protocol = "";
  readyState = "open";
  onopen: RawChannel["onopen"] = null;
  onmessage: RawChannel["onmessage"] = null;
  onclose: RawChannel["onclose"] = null;
  onerror: RawChannel["onerror"] = null;

  private consumedBytes = 0;

  constructor(private readonly host: ChannelHost) {}

  /** noVNC hands out a view into its buffer, which it uses again at once and which would be sent as a whole. */
  send(data: Uint8Array): void {
    this.host.send(data.slice());
  }

  receive(data: Uint8Array): void {
    const isWhole = data.byteLength === data.buffer.byteLength;
    this.onmessage?.({ data: isWhole ? data.buffer : data.slice().buffer });
    this.consumedBytes += data.length;
    if (this.consumedBytes >= grantBytes) {
      this.host.consumed(this.consumedBytes);
      this.consumedBytes = 0;
    }
  }

  close(): void {
    this.end("");
  }

  /** The other side is gone. */
  end(reason: string): void {
    if (this.readyState !== "closed") {
      this.readyState = "closed";
      this.onclose?.({ code: 1000, reason });
    }
  }
}
