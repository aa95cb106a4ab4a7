import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { WebSocketServer, type RawData, type WebSocket } from "ws";
import type { Disposable } from "../../platform/emitter";

/** What a page is told of a line that it may take. */
export interface ScreenLineOffer {
  /** Good for one connection, and for a short time. */
  readonly url: string;
  /** The first thing that is said on the line: whoever does not know it is not the extension. */
  readonly proof: string;
}

export interface LineListener {
  /** The page has come: what is sent from now on arrives. */
  readonly onOpened: (line: ScreenLine) => void;
  /** Nobody came in time. */
  readonly onUntaken: () => void;
  /** Keys, pointer, requests for updates. */
  readonly onInput: (data: Uint8Array) => void;
  readonly onConsumed: (byteCount: number) => void;
  /** Once, and only after it was opened. */
  readonly onClosed: () => void;
}

export interface ScreenLine {
  send(pieces: readonly Uint8Array[]): void;
  close(): void;
}

/** A page that was told of a line comes at once or not at all. */
const offerMs = 10_000;

/** Text that is pasted travels with the keys. */
const longestInputBytes = 16 * 1024 * 1024;

/**
 * Lines from the pages of desktops straight to us, past VS Code's own messages, which cost three processes a copy of each
 * picture. Only on the loopback address, and only for who was told a secret that is good once.
 */
export class ScreenLines implements Disposable {
  private readonly offers = new Map<string, { readonly listener: LineListener; readonly proof: string }>();

  private constructor(private readonly server: WebSocketServer) {
    // A page that could not be let in refuses its line by itself.
    server.on("error", () => undefined);
    server.on("connection", (socket, { url, socket: connection }) => this.connect(socket, connection, url ?? ""));
  }

  /** Listens from then on; rejects where a program may not listen even on the loopback address. */
  static async listen(): Promise<ScreenLines> {
    const server = new WebSocketServer({
      host: "127.0.0.1",
      port: 0,
      perMessageDeflate: false,
      maxPayload: longestInputBytes,
      verifyClient: ({ req }: { req: IncomingMessage }): boolean => lines.offers.has(req.url ?? ""),
    });
    const lines = new ScreenLines(server);
    await once(server, "listening");
    return lines;
  }

  /** What a page must be allowed to connect to. */
  get origin(): string {
    // Of a server that listens on a port, it is never the name of a pipe.
    const { address, port } = this.server.address() as AddressInfo;
    return `ws://${address}:${port}`;
  }

  /** Good for the first who comes with it, within ten seconds. */
  offer(listener: LineListener): ScreenLineOffer {
    const path = `/${randomBytes(32).toString("hex")}`;
    const proof = randomBytes(32).toString("hex");
    this.offers.set(path, { listener, proof });
    const runOut = (): void => {
      if (this.offers.delete(path)) {
        listener.onUntaken();
      }
    };
    setTimeout(runOut, offerMs).unref();
    return { url: this.origin + path, proof };
  }

  /** No line is left open. */
  dispose(): void {
    this.offers.clear();
    this.server.close();
    for (const socket of this.server.clients) {
      socket.terminate();
    }
  }

  private connect(socket: WebSocket, connection: Socket, path: string): void {
    const offer = this.offers.get(path);
    this.offers.delete(path);
    if (!offer) {
      socket.terminate();
      return;
    }
    const { listener, proof } = offer;
    socket.on("message", (data, isBinary) => this.take(socket, listener, data, isBinary));
    // "close" follows each error.
    socket.on("error", () => socket.terminate());
    socket.on("close", () => listener.onClosed());
    socket.send(proof);
    listener.onOpened({ send: (pieces) => sendTogether(socket, connection, pieces), close: () => socket.close() });
  }

  private take(socket: WebSocket, listener: LineListener, data: RawData, isBinary: boolean): void {
    // One Buffer is what the server is set to give, however the message came in.
    const bytes = data as Buffer;
    if (isBinary) {
      listener.onInput(bytes);
      return;
    }
    const byteCount = Number(bytes.toString());
    if (Number.isSafeInteger(byteCount) && byteCount > 0) {
      listener.onConsumed(byteCount);
    } else {
      socket.terminate();
    }
  }
}

/** One message of all pieces, each as it is, with one call to the machine: every message costs the page an event. */
function sendTogether(socket: WebSocket, connection: Socket, pieces: readonly Uint8Array[]): void {
  connection.cork();
  for (const [at, piece] of pieces.entries()) {
    socket.send(piece, { binary: true, fin: at === pieces.length - 1 });
  }
  connection.uncork();
}
