// @ts-check
import { Agent, createServer, request as httpRequest, STATUS_CODES } from "node:http";
import { connect } from "node:net";
import { joinSockets } from "./activeAddress.mjs";

/**
 * What a request asks for.
 * @typedef {object} Route
 * @property {string} method
 * @property {string} path without the version in front and without the query
 * @property {URLSearchParams} query
 */

/**
 * @typedef {object} Refusal
 * @property {number} status
 * @property {string} message
 */

/**
 * What one engine says that it is. Everything that is not mentioned here passes untouched.
 * @typedef {object} Identity
 * @property {(rawHeaders: readonly string[], route: Route) => string[]} headers names and values by turns, as node has them
 * @property {(route: Route, body: any) => ((body: any) => any) | undefined} rewriter of the parsed answer, for the routes
 * whose answer is rewritten as a whole
 * @property {(route: Route) => import("node:stream").Transform | undefined} [streamRewriter] for those that go on and on
 * @property {(route: Route) => boolean} [readsBody] that the next two need the request's body
 * @property {(route: Route, body: any, ask: AskEngine) => Promise<Refusal | undefined>} [refuse]
 * @property {(route: Route, body: any) => any} [toEngine] the body that the engine behind gets
 * @property {(route: Route, url: string) => string} [urlToEngine] what the engine behind is asked
 * @property {(route: Route) => ((response: import("node:http").ServerResponse, enginePath: string) => Promise<void>) | undefined} [answer]
 * for what it does itself
 */

/**
 * A connection per request, which we close: an engine that closes it right after its answer may be faster than node, which
 * writes an empty last piece of the request.
 */
const oneRequestEach = new Agent({ keepAlive: true, maxFreeSockets: 0 });

/** @typedef {(path: string) => Promise<any>} AskEngine asks the engine behind, undefined unless it answers 200 */

/**
 * Stands before one engine and rewrites only who it says it is: hijacked connections, streams and everything else pass
 * as they are. A dead engine behind it makes it answer 500, as Docker Desktop does.
 */
export class IdentityProxy {
  /** @readonly */
  #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });

  /**
   * @param {string} path of the socket to listen on
   * @param {string} enginePath of the engine's own socket
   * @param {Identity} identity
   */
  constructor(path, enginePath, identity) {
    this.path = path;
    this.enginePath = enginePath;
    this.identity = identity;
    // The engine closes no idle connection, and neither does this.
    Object.assign(this.#server, { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0, timeout: 0 });
    this.#server.on("upgrade", (request, socket, head) => {
      socket.on("error", () => socket.destroy());
      this.#hijack(request, socket, head).catch(() => socket.destroy());
    });
  }

  async listen() {
    await /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        this.#server.once("error", reject);
        this.#server.listen(this.path, resolve);
      })
    );
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  async #answer(request, response) {
    const route = routeOf(request);
    const readsBody = this.identity.readsBody?.(route) === true;
    const text = readsBody ? await textOf(request) : "";
    const body = parsed(text);
    const refusal = await this.identity.refuse?.(route, body, (path) => this.#ask(path));
    if (refusal) {
      request.resume();
      refuse(response, refusal);
      return;
    }
    if (await this.#answersItself(route, response)) {
      request.resume();
      return;
    }
    const outgoing = httpRequest({
      socketPath: this.enginePath,
      method: request.method,
      path: this.#urlToEngine(route, request.url),
      headers: without(
        readsBody ? /^(connection|content-length|transfer-encoding)$/i : /^connection$/i,
        request.rawHeaders,
      ),
      agent: oneRequestEach,
      setHost: false,
    });
    outgoing.once("response", (incoming) => {
      this.#relay(route, body, incoming, response).catch(() => response.destroy());
    });
    outgoing.on("error", () => failAsDockerDesktop(response));
    // A client that goes away takes its request with it: a pull stops, an event stream ends.
    response.once("close", () => outgoing.destroy());
    if (readsBody) {
      outgoing.end(JSON.stringify(this.identity.toEngine?.(route, body) ?? body));
    } else {
      request.pipe(outgoing);
    }
  }

  /** @param {Route} route @param {string} [url] */
  #urlToEngine(route, url = "/") {
    return this.identity.urlToEngine?.(route, url) ?? url;
  }

  /** @param {Route} route @param {import("node:http").ServerResponse} response */
  async #answersItself(route, response) {
    const answer = this.identity.answer?.(route);
    await answer?.(response, this.enginePath);
    return answer !== undefined;
  }

  /**
   * @param {Route} route
   * @param {any} body of the request
   * @param {import("node:http").IncomingMessage} incoming
   * @param {import("node:http").ServerResponse} response
   */
  async #relay(route, body, incoming, response) {
    const status = incoming.statusCode ?? 500;
    const headers = this.identity.headers(without(/^connection$/i, incoming.rawHeaders), route);
    response.sendDate = false;
    const rewrite = status < 300 ? this.identity.rewriter(route, body) : undefined;
    if (rewrite) {
      const text = JSON.stringify(rewrite(JSON.parse(await textOf(incoming)))) + "\n";
      response.writeHead(status, [
        ...without(/^(content-length|transfer-encoding)$/i, headers),
        ...["Content-Length", String(Buffer.byteLength(text))],
      ]);
      response.end(text);
      return;
    }
    incoming.once("error", () => response.destroy());
    response.writeHead(status, incoming.statusMessage, headers);
    // An event stream has a head long before it has anything to say.
    response.flushHeaders();
    const transform = status < 300 ? this.identity.streamRewriter?.(route) : undefined;
    (transform ? incoming.pipe(transform) : incoming).pipe(response);
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:stream").Duplex} socket
   * @param {Buffer} head
   */
  async #hijack(request, socket, head) {
    const refusal = await this.identity.refuse?.(routeOf(request), undefined, (path) => this.#ask(path));
    if (refusal) {
      socket.end(refusalAsText(refusal));
      return;
    }
    const engine = connect({ path: this.enginePath, allowHalfOpen: true });
    engine.on("error", () => engine.destroy());
    engine.write(`${request.method} ${request.url} HTTP/1.1\r\n${headerLines(request.rawHeaders)}\r\n`);
    engine.write(head);
    joinSockets(socket, engine);
  }

  /**
   * @param {string} path
   * @returns {Promise<any>}
   */
  #ask(path) {
    return new Promise((resolve) => {
      const question = httpRequest({ socketPath: this.enginePath, path, agent: false }, (answer) => {
        textOf(answer).then(
          (text) => resolve(answer.statusCode === 200 ? parsed(text) : undefined),
          () => resolve(undefined),
        );
      });
      question.on("error", () => resolve(undefined));
      question.end();
    });
  }
}

/** @param {import("node:http").IncomingMessage} request @returns {Route} */
function routeOf(request) {
  const url = new URL(request.url ?? "/", "http://docker");
  return {
    method: request.method ?? "GET",
    path: decodeURIComponent(url.pathname).replace(/^\/v\d+\.\d+(?=\/)/, ""),
    query: url.searchParams,
  };
}

/**
 * @param {RegExp} names
 * @param {readonly string[]} rawHeaders
 */
function without(names, rawHeaders) {
  return pairsOf(rawHeaders)
    .filter(([name]) => !names.test(name))
    .flat();
}

/** @param {readonly string[]} rawHeaders */
export function pairsOf(rawHeaders) {
  return Array.from(
    { length: rawHeaders.length / 2 },
    (_, index) => /** @type {[string, string]} */ ([rawHeaders[2 * index], rawHeaders[2 * index + 1]]),
  );
}

/** @param {readonly string[]} rawHeaders */
function headerLines(rawHeaders) {
  return pairsOf(rawHeaders)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {Refusal} refusal
 */
function refuse(response, { status, message }) {
  response.writeHead(status, { "Content-Type": "application/json" }).end(`${JSON.stringify({ message })}\n`);
}

/** @param {Refusal} refusal */
function refusalAsText({ status, message }) {
  const body = `${JSON.stringify({ message })}\n`;
  return (
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`
  );
}

/** @param {import("node:http").ServerResponse} response */
function failAsDockerDesktop(response) {
  if (response.headersSent) {
    response.destroy();
  } else {
    response.writeHead(500, { "Content-Length": "0" }).end();
  }
}

/** @param {AsyncIterable<any>} stream */
export async function textOf(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
