import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { connectDockerEngine } from "../../../../src/engine/docker/dockerEngine";
import type { Endpoint } from "../../../../src/engine/endpoint";
import type { Engine } from "../../../../src/engine/engine";
import type { Clock } from "../../../../src/platform/clock";

export type AnswerRequest = (request: IncomingMessage, response: ServerResponse) => void;

export interface AnsweringServer {
  readonly engine: Engine;
  readonly endpoint: Endpoint;
  /** "GET /containers/json?all=true" and so on, in the order of arrival. */
  readonly requests: readonly string[];
  /** Connections that are open now. */
  readonly sockets: ReadonlySet<Socket>;
  readonly server: Server;
}

let count = 0;

/** An address that is free: a pipe's on Windows, else a socket's. */
export function freeAddress(test: TestContext): { readonly path: string; readonly host: string } {
  count += 1;
  if (process.platform === "win32") {
    const path = String.raw`\\.\pipe\answering-${process.pid}-${count}`;
    return { path, host: `npipe://${path.replaceAll("\\", "/")}` };
  }
  const folder = mkdtempSync(join(tmpdir(), "answering-"));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "engine.sock");
  return { path, host: `unix://${path}` };
}

export function endpointAt(host: string): Endpoint {
  return { id: host, name: "test", host, source: "setting", contextName: undefined, tls: undefined, isCurrent: false };
}

/** A real server in this process whose answers a test decides, and an engine connected to it. */
export async function engineAnswering(
  test: TestContext,
  answer: AnswerRequest,
  clock?: Clock,
): Promise<AnsweringServer> {
  const { path, host } = freeAddress(test);
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ""} ${request.url ?? ""}`);
    answer(request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const endpoint = endpointAt(host);
  const engine = await connectDockerEngine(endpoint, clock);
  test.after(() => {
    engine.dispose();
    for (const socket of sockets) {
      socket.destroy();
    }
    server.close();
  });
  return { engine, endpoint, requests, sockets, server };
}

export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

/** Sends the head and leaves the answer open. */
export function openStream(response: ServerResponse, type = "application/json"): ServerResponse {
  response.writeHead(200, { "Content-Type": type });
  response.flushHeaders();
  return response;
}
