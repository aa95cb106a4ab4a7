// @ts-check
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/**
 * What the proxy does to requests that come from now on:
 * - `hang`: takes them and never answers; what flowed before stands still too;
 * - `status`: answers them with the engine's way to say that it failed;
 * - `malformed`: breaks the JSON of every answer;
 * - `delay`: lets every answer wait;
 * - `lateEvents`: lets only the requests for events wait.
 * @typedef {{ readonly kind: "none" } | { readonly kind: "hang" } | { readonly kind: "malformed" }
 *   | { readonly kind: "status", readonly status: number }
 *   | { readonly kind: "delay" | "lateEvents", readonly milliseconds: number }
 * } Fault
 */

/**
 * A socket in front of a real engine, on the way through which things go wrong.
 * @param {string} targetSocketPath
 */
export async function startFaultProxy(targetSocketPath) {
  const folder = await mkdtemp(join(tmpdir(), "windows-containers-proxy-"));
  const proxy = new FaultProxy(folder, targetSocketPath);
  await proxy.listen();
  return proxy;
}

export class FaultProxy {
  /** @type {Fault} */
  fault = { kind: "none" };
  /** What was asked since the last `forgetRequests`, e.g. `GET /events`. */
  /** @type {string[]} */
  requests = [];
  /** @type {Set<import("node:net").Socket>} */
  #sockets = new Set();
  /** Connections on which nothing is said any more. @type {Set<import("node:net").Socket>} */
  #dead = new Set();
  /** @type {Set<import("node:http").ServerResponse>} */
  #eventStreams = new Set();
  #server = createServer((request, response) => {
    this.#pass(request, response).catch(() => response.destroy());
  });

  /**
   * @param {string} folder
   * @param {string} targetSocketPath
   */
  constructor(folder, targetSocketPath) {
    this.folder = folder;
    this.targetSocketPath = targetSocketPath;
    this.socketPath = join(folder, "docker.sock");
    this.host = `unix://${this.socketPath}`;
  }

  async listen() {
    // The silence of a hung engine must not be ended by us.
    this.#server.requestTimeout = 0;
    this.#server.keepAliveTimeout = 0;
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
      socket.on("error", () => undefined);
    });
    await /** @type {Promise<void>} */ (
      new Promise((resolve) => this.#server.listen(this.socketPath, () => resolve()))
    );
  }

  /** Everything works again; connections that died stay dead. */
  heal() {
    this.fault = { kind: "none" };
  }

  /** Nothing is said any more on the connections that exist, and nobody is told; new ones work. */
  killSilently() {
    for (const socket of this.#sockets) {
      this.#dead.add(socket);
    }
  }

  /** As an engine does after a while with connections that nobody uses. */
  endIdleConnections() {
    this.#server.closeIdleConnections();
  }

  /** The streams of events break. */
  cutEvents() {
    for (const stream of this.#eventStreams) {
      stream.destroy();
    }
  }

  /**
   * Something between the events that is none.
   * @param {string} text
   */
  writeIntoEvents(text) {
    for (const stream of this.#eventStreams) {
      stream.write(text);
    }
  }

  forgetRequests() {
    this.requests = [];
  }

  async stop() {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  async #pass(request, response) {
    const { fault } = this;
    this.requests.push(`${request.method} ${decodeURIComponent(request.url ?? "/")}`);
    if (this.#isSilent(request)) {
      return;
    }
    if (fault.kind === "status") {
      response.writeHead(fault.status, { "content-type": "application/json" });
      response.end(JSON.stringify({ message: "the engine is out of order" }));
      return;
    }
    await this.#delayed(request);
    const answer = await this.#ask(request);
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.flushHeaders();
    response.once("close", () => answer.destroy());
    if (isForEvents(request)) {
      this.#eventStreams.add(response);
      response.once("close", () => this.#eventStreams.delete(response));
    }
    for await (const chunk of answer) {
      // In silence it is taken from the engine and told to nobody.
      if (!this.#isSilent(request)) {
        response.write(fault.kind === "malformed" ? spoilt(chunk) : chunk);
      }
    }
    if (!this.#isSilent(request)) {
      response.end();
    }
  }

  /** @param {import("node:http").IncomingMessage} request */
  async #delayed(request) {
    const { fault } = this;
    if (fault.kind === "delay" || (fault.kind === "lateEvents" && isForEvents(request))) {
      await delay(fault.milliseconds);
    }
  }

  /** @param {import("node:http").IncomingMessage} request */
  #isSilent({ socket }) {
    return this.fault.kind === "hang" || this.#dead.has(socket);
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @returns {Promise<import("node:http").IncomingMessage>}
   */
  async #ask(request) {
    return new Promise((resolve, reject) => {
      const { method, url: path, headers } = request;
      const forwarded = httpRequest({ socketPath: this.targetSocketPath, method, path, headers, agent: false });
      forwarded.once("response", resolve).once("error", reject);
      request.pipe(forwarded);
    });
  }
}

/** @param {import("node:http").IncomingMessage} request */
function isForEvents({ url }) {
  return url?.startsWith("/events") === true;
}

/**
 * As long as before, so that only its content is wrong.
 * @param {Buffer} chunk
 */
function spoilt(chunk) {
  return Buffer.from(chunk.toString("latin1").replaceAll('":', '"#'), "latin1");
}
