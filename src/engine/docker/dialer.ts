import { request as httpRequest, type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import { stringify } from "node:querystring";
import { pipeline, type Readable } from "node:stream";
import type { Connection } from "./connection";
import { HttpError, MalformedAnswer } from "./httpError";

export interface Request {
  readonly method: string;
  /** With the leading slash, without the query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** A tar file to be sent as it comes, instead of a body. */
  readonly tar?: Readable;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/**
 * A network that drops a connection tells neither end, and a build may be silent for an hour: after so long the system asks
 * the other end, and 10 s without an answer break the connection.
 */
const probeAfterMs = 30_000;

export interface Answer {
  readonly headers: IncomingMessage["headers"];
  /** Parsed when the engine says that it is JSON, else the text. */
  readonly body: unknown;
}

/**
 * Carries requests to one engine; what dockerode calls its modem. docker-modem itself will not do: it takes its address
 * from the environment, waits for ever when an answer breaks off, opens an ssh connection of its own per request without
 * checking whose machine it is, and ignores back-pressure.
 */
export class Dialer {
  constructor(private readonly connection: Connection) {}

  /** Status 304 counts as success: there was nothing to do. */
  async answer(request: Request): Promise<Answer> {
    const response = await this.send(request, "reusing");
    const text = (await bytesOf(response)).toString("utf8");
    if (!isSuccess(response)) {
      throw errorOf(response, request, text);
    }
    return { headers: response.headers, body: bodyOf(response, text) };
  }

  /** The answer's body as it comes; destroying it closes the connection. */
  async stream(request: Request): Promise<IncomingMessage> {
    const response = await this.send(request, "single");
    if (!isSuccess(response)) {
      throw errorOf(response, request, (await bytesOf(response)).toString("utf8"));
    }
    return response;
  }

  /** The bare connection, after the engine agreed to use it for a program's input and output. */
  duplex(request: Request): Promise<Socket> {
    const headers = { ...request.headers, Connection: "Upgrade", Upgrade: "tcp" };
    return new Promise((resolve, reject) => {
      const outgoing = this.start({ ...request, headers }, "single");
      outgoing.once("error", reject);
      outgoing.once("upgrade", (_response, socket: Socket, head: Buffer) => {
        if (head.length > 0) {
          socket.unshift(head);
        }
        resolve(socket);
      });
      outgoing.once("response", (response) => {
        bytesOf(response).then((bytes) => reject(errorOf(response, request, bytes.toString("utf8"))), reject);
      });
    });
  }

  /** Closes every connection, in use or not. */
  dispose(): void {
    this.connection.reusing.destroy();
    this.connection.single.destroy();
  }

  private async send(request: Request, agent: "reusing" | "single"): Promise<IncomingMessage> {
    for (;;) {
      const outgoing = this.start(request, agent);
      try {
        return await responseOf(outgoing);
      } catch (error) {
        // The engine may close an idle connection just when it is used again: for a mere question, ask once more.
        if (!outgoing.reusedSocket || request.method !== "GET" || request.signal.aborted) {
          throw error;
        }
      }
    }
  }

  private start(request: Request, agent: "reusing" | "single"): ClientRequest {
    const { scheme, target } = this.connection;
    const { method, path, query, body, tar, headers, signal } = request;
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const options: RequestOptions = {
      ...target,
      agent: this.connection[agent],
      method,
      path: path + queryText(query),
      signal,
      headers: {
        ...headers,
        ...(tar === undefined ? bodyHeaders(method, payload) : { "Content-Type": "application/x-tar" }),
      },
    };
    const outgoing = scheme === "https" ? httpsRequest(options) : httpRequest(options);
    outgoing.once("socket", (socket) => socket.setKeepAlive(true, probeAfterMs));
    if (tar === undefined) {
      outgoing.end(payload);
    } else {
      // Whichever breaks takes the other with it; the request's own error says which it was.
      pipeline(tar, outgoing, () => undefined);
    }
    return outgoing;
  }
}

function bodyHeaders(method: string, payload: Buffer | undefined): Readonly<Record<string, string | number>> {
  return {
    ...(payload === undefined ? {} : { "Content-Type": "application/json" }),
    ...(payload === undefined && method !== "POST" ? {} : { "Content-Length": payload?.length ?? 0 }),
  };
}

function responseOf(outgoing: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.once("response", resolve);
    // Stays for the request's whole life: an error after the answer began is the reader's to see, and must not be fatal.
    outgoing.on("error", reject);
  });
}

/** Rejects when the connection breaks before the body is complete. */
async function bytesOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function bodyOf(response: IncomingMessage, text: string): unknown {
  if (response.headers["content-type"]?.startsWith("application/json") !== true || text === "") {
    return text;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!isSuccess(response)) {
      return text;
    }
    throw new MalformedAnswer("not JSON", { cause: error });
  }
}

/** Of an answer without a word Docker's own client says this, by which it is known that the engine behind a proxy is down. */
function errorOf(response: IncomingMessage, { path }: Request, text: string): HttpError {
  const { statusCode = 0, statusMessage = "" } = response;
  const silence = `request returned ${statusCode} ${statusMessage} for API route and version ${path}`;
  return new HttpError(statusCode, messageOf(bodyOf(response, text)) || silence);
}

function messageOf(body: unknown): string {
  const message = typeof body === "object" && body !== null && "message" in body ? body.message : body;
  return typeof message === "string" ? message.trim() : JSON.stringify(message);
}

function isSuccess({ statusCode = 0 }: IncomingMessage): boolean {
  return (statusCode >= 200 && statusCode < 300) || statusCode === 304;
}

/** Objects travel as JSON, e.g. `filters`; what is undefined does not travel. */
function queryText(query: Request["query"] = {}): string {
  const parts = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, typeof value === "object" ? JSON.stringify(value) : value] as const],
  );
  return parts.length === 0 ? "" : `?${stringify(Object.fromEntries(parts) as Record<string, string>)}`;
}
