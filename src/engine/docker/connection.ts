import { readFile } from "node:fs/promises";
import { Agent as HttpAgent, type RequestOptions } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { join } from "node:path";
import { programToRun } from "../../platform/programToRun";
import { parseDockerHost, type DockerHost } from "../endpoints/dockerHost";
import type { Endpoint, EndpointTls } from "../endpoint";
import { EngineError } from "../engineError";
import { SshAgent } from "./sshAgent";

/** How requests reach one engine. */
export interface Connection {
  readonly scheme: "http" | "https";
  /** What every request is told: the socket's path, or host and port. */
  readonly target: Pick<RequestOptions, "socketPath" | "hostname" | "port">;
  /** Keeps a few connections open between quick calls. */
  readonly reusing: HttpAgent;
  /** For streams, which live long and end with their connection. */
  readonly single: HttpAgent;
}

/** Enough for a burst of quick calls; more would only keep the engine's threads busy. */
const openConnections = 6;
/** Long enough for the calls that follow one event, short enough to leave nothing open while idle. */
const idleMs = 15_000;

const reuse = { keepAlive: true, maxFreeSockets: openConnections, timeout: idleMs, scheduling: "lifo" } as const;

export async function connectTo(endpoint: Endpoint): Promise<Connection> {
  const host = parseDockerHost(endpoint.host);
  if (host === undefined) {
    throw new EngineError({ kind: "unreachable", endpoint: endpoint.host, detail: "not an address" });
  }
  switch (host.kind) {
    case "socket":
    case "pipe":
      return plain({ socketPath: host.path });
    case "ssh":
      return overSsh(host, endpoint);
    case "tcp":
      return overTcp(host, endpoint);
  }
}

async function overSsh(host: DockerHost & { kind: "ssh" }, endpoint: Endpoint): Promise<Connection> {
  const program = await programToRun("ssh");
  if (program === undefined) {
    throw new EngineError({ kind: "unreachable", endpoint: endpoint.host, detail: "spawn ssh ENOENT" });
  }
  return {
    scheme: "http",
    target: { hostname: "docker" },
    reusing: new SshAgent(program, host, reuse),
    single: new SshAgent(program, host, { keepAlive: false }),
  };
}

async function overTcp(host: DockerHost & { kind: "tcp" }, endpoint: Endpoint): Promise<Connection> {
  const target = { hostname: host.hostname, port: host.port };
  if (endpoint.tls === undefined && host.scheme === "http") {
    return plain(target);
  }
  const tls = await readTls(endpoint.tls ?? { folder: undefined, skipVerify: false });
  return {
    scheme: "https",
    target,
    reusing: new HttpsAgent({ ...reuse, ...tls }),
    single: new HttpsAgent({ keepAlive: false, ...tls }),
  };
}

function plain(target: Connection["target"]): Connection {
  return { scheme: "http", target, reusing: new HttpAgent(reuse), single: new HttpAgent({ keepAlive: false }) };
}

/** A certificate that is missing is left out: the engine, or the TLS handshake, says what it wants. */
async function readTls({ folder, skipVerify }: EndpointTls) {
  const read = async (name: string): Promise<Buffer | undefined> =>
    folder === undefined ? undefined : readFile(join(folder, name)).catch(() => undefined);
  const [ca, cert, key] = await Promise.all([read("ca.pem"), read("cert.pem"), read("key.pem")]);
  return {
    rejectUnauthorized: !skipVerify,
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  };
}
