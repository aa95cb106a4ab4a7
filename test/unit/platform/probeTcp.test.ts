import assert from "node:assert/strict";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { describe, it, type TestContext } from "node:test";
import { probeTcp } from "../../../src/platform/probeTcp";

const { signal } = new AbortController();

async function listen(test: TestContext, onConnection: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  test.after(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe("probeTcp", () => {
  it("tells who takes a connection from who drops it", async (test) => {
    const patient = await listen(test, () => undefined);
    const greeting = await listen(test, (socket) => socket.write("220 ready\r\n"));
    const leaving = await listen(test, (socket) => socket.end());
    const resetting = await listen(test, (socket) => socket.resetAndDestroy());

    const answers = await Promise.all(
      [patient, greeting, leaving, resetting].map(async (port) =>
        probeTcp({ host: "127.0.0.1", port }, { signal, deadlineMs: 5_000 }),
      ),
    );

    assert.deepEqual(answers, ["open", "open", "closedAtOnce", "closedAtOnce"]);
  });

  it("tells a port without anybody, and a name that nobody knows", async (test) => {
    const port = await listen(test, () => undefined);
    const options = { signal, deadlineMs: 5_000 };

    assert.equal(await probeTcp({ host: "127.0.0.2", port }, options), "refused");
    // A slow server of names may leave it without any answer.
    assert.notEqual(await probeTcp({ host: "nobody.invalid", port }, options), "open");
  });

  it("gives up at its deadline, and at once when it is cancelled", async () => {
    // An address that is set aside for examples, to which nothing leads or which answers nothing.
    const nobody = { host: "192.0.2.1", port: 9 };
    const abort = new AbortController();
    const cancelled = probeTcp(nobody, { signal: abort.signal, deadlineMs: 5_000 });
    abort.abort();

    await assert.rejects(cancelled, { name: "AbortError" });
    await assert.rejects(probeTcp(nobody, { signal: abort.signal, deadlineMs: 5_000 }), { name: "AbortError" });
    assert.notEqual(await probeTcp(nobody, { signal, deadlineMs: 50 }), "open");
  });
});
