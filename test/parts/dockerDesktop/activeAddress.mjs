// @ts-check
import { createServer as createHttpServer } from "node:http";
import { connect, createServer } from "node:net";

/**
 * How an address is that leads to no engine: nobody listens, or somebody accepts and never answers, or answers that the
 * engine behind it failed (with an empty body, as Docker Desktop does), or that Docker Desktop is paused.
 * @typedef {"refuses" | "hangs" | "answers500" | "paused"} DownStyle
 */

const pausedText = "Docker Desktop is manually paused. Unpause it through the Whale menu or Dashboard.";

/** The address that follows the mode: what arrives is carried, byte by byte, to whichever engine is active. */
export class ActiveAddress {
  /** @type {import("node:net").Server | undefined} */
  #server;
  /** @type {{ kind: "open", target: string } | { kind: "down", style: DownStyle }} */
  #state = { kind: "down", style: "refuses" };
  /** @type {Set<import("node:net").Socket>} @readonly */
  #connections = new Set();
  /** @readonly */
  #failing = createHttpServer((_request, response) => {
    const paused = this.#state.kind === "down" && this.#state.style === "paused";
    const body = paused ? JSON.stringify({ message: pausedText }) : "";
    response.writeHead(paused ? 503 : 500, { "Content-Type": "application/json", Connection: "close" }).end(body);
  });

  /** @param {string} path of the socket */
  constructor(path) {
    this.path = path;
  }

  /**
   * Leads to this engine from now on.
   * @param {string} target the socket of an engine
   */
  async open(target) {
    this.#state = { kind: "open", target };
    await this.#listen();
  }

  /**
   * Leads nowhere from now on. Connections that are open stay so.
   * @param {DownStyle} style
   */
  async goDown(style) {
    this.#state = { kind: "down", style };
    if (style === "refuses") {
      this.#deafen();
    } else {
      await this.#listen();
    }
  }

  dropConnections() {
    for (const socket of this.#connections) {
      socket.destroy();
    }
  }

  async close() {
    await this.goDown("refuses");
    this.dropConnections();
    this.#failing.close();
  }

  async #listen() {
    if (this.#server) {
      return;
    }
    const server = createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket));
    this.#server = server;
    await /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(this.path, resolve);
      })
    );
  }

  /** Closing the server takes the socket's file away at once; who is connected stays so. */
  #deafen() {
    this.#server?.close();
    this.#server = undefined;
  }

  /** @param {import("node:net").Socket} socket */
  #accept(socket) {
    this.#remember(socket);
    if (this.#state.kind === "open") {
      const upstream = connect({ path: this.#state.target, allowHalfOpen: true });
      this.#remember(upstream);
      joinSockets(socket, upstream);
    } else if (this.#state.style !== "hangs") {
      this.#failing.emit("connection", socket);
    }
  }

  /** @param {import("node:net").Socket} socket */
  #remember(socket) {
    this.#connections.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => this.#connections.delete(socket));
  }
}

/**
 * Carries bytes both ways until both sides have said their last; a side that breaks breaks the other.
 * @param {import("node:stream").Duplex} one
 * @param {import("node:stream").Duplex} other
 */
export function joinSockets(one, other) {
  one.pipe(other);
  other.pipe(one);
  one.once("close", () => other.destroy());
  other.once("close", () => one.destroy());
}
