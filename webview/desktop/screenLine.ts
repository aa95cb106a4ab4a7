import type { ScreenLineOffer } from "../../src/protocol/screenLine";
import type { ChannelHost } from "./screenChannel";

/** What a line tells its page. */
export interface LineEnds {
  /** The way is open; bytes follow. */
  readonly onOpened: (line: ScreenLine) => void;
  readonly onData: (data: Uint8Array<ArrayBuffer>) => void;
  /** It did not come up; whether another one may, for this page. */
  readonly onRefused: (reason: string, next: "mayTry" | "never") => void;
}

/** On one machine it takes a few milliseconds; a person waits meanwhile. */
const longestWaitMs = 1_000;

/** The screen's bytes straight from the extension and to it. */
export class ScreenLine implements ChannelHost {
  private constructor(private readonly socket: WebSocket) {}

  static open({ url, proof }: ScreenLineOffer, ends: LineEnds): void {
    let socket: WebSocket;
    try {
      if (!isOnThisMachine()) {
        ends.onRefused("the page is on another machine", "never");
        return;
      }
      socket = new WebSocket(url);
    } catch (error) {
      // A frame that may not know where it is, or may not connect.
      ends.onRefused(String(error), "never");
      return;
    }
    ScreenLine.use(socket, proof, ends);
  }

  private static use(socket: WebSocket, proof: string, ends: LineEnds): void {
    socket.binaryType = "arraybuffer";
    let state: "waiting" | "open" | "over" = "waiting";
    const refuse = (reason: string): void => {
      if (state === "waiting") {
        state = "over";
        socket.close();
        ends.onRefused(reason, "mayTry");
      }
    };
    const timer = window.setTimeout(() => refuse("nobody answered"), longestWaitMs);
    socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (state === "open" && data instanceof ArrayBuffer) {
        ends.onData(new Uint8Array(data));
      } else if (data === proof) {
        state = "open";
        window.clearTimeout(timer);
        ends.onOpened(new ScreenLine(socket));
      } else {
        refuse("somebody else answered");
      }
    });
    socket.addEventListener("close", () => {
      window.clearTimeout(timer);
      // Of an end later on the extension knows by itself, and tells.
      refuse("it was closed at once");
    });
  }

  send(data: Uint8Array<ArrayBuffer>): void {
    if (this.socket.readyState === WebSocket.OPEN) {
      this.socket.send(data);
    }
  }

  consumed(byteCount: number): void {
    if (this.socket.readyState === WebSocket.OPEN) {
      this.socket.send(String(byteCount));
    }
  }
}

/**
 * Whether the extension may be on the machine of this page: always in VS Code's own window, which offers no line where it
 * is not; in a browser where the server has a loopback address.
 */
function isOnThisMachine(): boolean {
  // Not every browser tells whose frame this is.
  const ancestors = "ancestorOrigins" in location ? [...location.ancestorOrigins] : [];
  const top = ancestors.at(-1) ?? location.origin;
  const { protocol, hostname } = new URL(top);
  return protocol === "vscode-file:" || ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
}
