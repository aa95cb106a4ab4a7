import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, Server } from "node:net";
import { Duplex } from "node:stream";
import { afterEach, describe, it, mock } from "node:test";
import { PortForward } from "../../../../src/desktop/access/portForward";
import type { Engine } from "../../../../src/engine/engine";

/** An engine that never gets a program started, and tells that it was asked to. */
function slowEngine() {
  let tellAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => (tellAsked = resolve));
  const exec = (_id: string, _options: unknown, signal: AbortSignal): Promise<never> => {
    tellAsked();
    return new Promise((_resolve, reject) =>
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
    );
  };
  return { engine: { exec } as unknown as Engine, asked };
}

/** An engine in whose container Windows is found at one address, and refuses each connection there. */
function refusingEngine() {
  const programs: string[] = [];
  const exec = (_id: string, { command }: { readonly command: readonly string[] }): Promise<unknown> => {
    const [program = ""] = command;
    programs.push(program);
    const stream = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
    if (program === "bash") {
      stream.push("172.30.0.2\n");
    }
    stream.push(null);
    return Promise.resolve({ stream, stderr: undefined, close: () => stream.destroy() });
  };
  return { engine: { exec } as unknown as Engine, programs };
}

function openForward(engine: Engine) {
  const errors: unknown[] = [];
  let tellIdle = (): void => undefined;
  const idle = new Promise<void>((resolve) => (tellIdle = resolve));
  const opening = PortForward.open({ engine: () => engine, containerId: "desk", port: 3389 }, 0, {
    onChange: () => {
      void opening.then(({ connectionCount }) => connectionCount === 0 && tellIdle());
    },
    onError: (error) => errors.push(error),
  });
  return { opening, errors, idle };
}

describe("PortForward", () => {
  afterEach(() => mock.restoreAll());

  it("takes it that a client resets its connection before Windows is reached", async () => {
    const { engine, asked } = slowEngine();
    const { opening, errors, idle } = openForward(engine);
    const forward = await opening;
    const client = connect(forward.localPort, "127.0.0.1");
    await asked;

    client.resetAndDestroy();
    await idle;

    assert.deepEqual(errors, []);
    forward.dispose();
  });

  it("looks for Windows anew when nobody answered where it was before", async () => {
    const { engine, programs } = refusingEngine();
    const { opening } = openForward(engine);
    const forward = await opening;
    for (let connection = 0; connection < 2; connection += 1) {
      const client = connect(forward.localPort, "127.0.0.1").resume();
      await once(client, "close");
    }

    assert.deepEqual(programs, ["bash", "nc", "bash", "nc"]);
    forward.dispose();
  });

  it("reports a connection that this machine could not take", async () => {
    const listen = mock.method(Server.prototype, "listen");
    const { opening, errors } = openForward(slowEngine().engine);
    const forward = await opening;
    const server = listen.mock.calls[0]?.this;
    const tooMany = Object.assign(new Error("accept EMFILE"), { code: "EMFILE" });

    assert.ok(server instanceof Server);
    server.emit("error", tooMany);

    assert.deepEqual(errors, [tooMany]);
    forward.dispose();
  });
});
