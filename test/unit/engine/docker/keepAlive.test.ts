import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it, type TestContext } from "node:test";
import { connectDockerEngine } from "../../../../src/engine/docker/dockerEngine";
import { endpointAt, openStream } from "./answeringServer";
import { becomes, patient } from "./expectations";

/** What the system says of a timer, see proc_net_tcp: 2 is keep-alive; its time is in hundredths of a second. */
const keepAlive = "02";

describe("A connection over TCP", { skip: process.platform !== "linux" && "only Linux tells of its timers" }, () => {
  it("asks the other end for a sign of life while nothing comes, so that one that has gone is noticed", async (test) => {
    const port = await silentServer(test);
    const engine = await connectDockerEngine(endpointAt(`tcp://127.0.0.1:${port}`));
    test.after(() => engine.dispose());
    const pulling = engine.pull("app:2", { onProgress: () => undefined }, patient);
    pulling.catch(() => undefined);

    let timers: readonly string[] = [];
    const asks = (timer: string): boolean => {
      const [kind, rest = ""] = timer.split(":");
      return kind === keepAlive && Number.parseInt(rest, 16) <= 30 * 100;
    };
    const look = setInterval(() => void timersTo(port).then((found) => (timers = found)), 20);
    test.after(() => clearInterval(look));

    assert.ok(await becomes(() => timers.some(asks)), timers.join());
  });
});

/** Begins to answer, and says nothing more. */
async function silentServer(test: TestContext): Promise<number> {
  const server = createServer((request, response) => {
    request.resume();
    openStream(response).write('{"status":"Extracting","id":"a1"}\n');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Of the connections that lead to a port. */
async function timersTo(port: number): Promise<readonly string[]> {
  const remote = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const rows = (await readFile("/proc/net/tcp", "utf8")).trim().split("\n").slice(1);
  return rows.map((row) => row.trim().split(/\s+/)).flatMap((row) => (row[2]?.endsWith(remote) ? [row[5] ?? ""] : []));
}
