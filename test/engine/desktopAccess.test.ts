import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { connect, createServer, type Socket } from "node:net";
import { after, before, describe, it } from "node:test";
import { findGuestAddress } from "../../src/desktop/access/guestAddress";
import { PortForward, type ForwardListener } from "../../src/desktop/access/portForward";
import { agentScript } from "../../src/desktop/agent/agentScript";
import { openAgent } from "../../src/desktop/agent/guestAgent";
import { withAgent } from "../../src/desktop/agent/withAgent";
import { DesktopError } from "../../src/desktop/desktopError";
import { removeDesktop } from "../../src/desktop/life/removeDesktop";
import { create, demoSpec, startDesktopHost, statesUntil, type DesktopHost } from "./desktopHost";

const signal = AbortSignal.timeout(600_000);
/** The image's own web server stands for one in Windows: it listens on every address of the container. */
const webPort = 8006;
const guestAddress = "172.30.0.2";

let host: DesktopHost;
let id: string;

before(async () => {
  host = await startDesktopHost("desktop-access");
  id = await create(host, withAgent(demoSpec(host, "access")));
  await statesUntil(host, id, ({ kind }) => kind === "running");
});

after(async () => {
  await removeDesktop(host.engine, id, "removeStorage", signal);
  await host.stop();
});

async function run(...command: string[]): Promise<string> {
  const session = await host.engine.exec(id, { command, terminal: "none" }, signal);
  session.stream.end();
  let text = "";
  for await (const chunk of session.stream) {
    text += String(chunk);
  }
  session.close();
  return text;
}

/** Looking for a port takes a connection of its own. */
const receiveOnSecondConnection = "nc -l 127.0.0.1 4444; nc -l 127.0.0.1 4444 | sha256sum";

function sha256(data: Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

async function readAll(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

const errors: unknown[] = [];
const listener: ForwardListener = { onChange: () => undefined, onError: (error) => errors.push(error) };

function openForward(port: number, localPort = 0): Promise<PortForward> {
  return PortForward.open({ engine: () => host.engine, containerId: id, port }, localPort, listener);
}

describe("a port of a desktop", () => {
  it("is found at the container's loopback, where user-mode networking puts it", async () => {
    assert.equal(await findGuestAddress(host.engine, id, webPort, signal), "127.0.0.1");
  });

  it("is found at the guest's own address, where NAT puts it", async () => {
    await run("ip", "address", "add", `${guestAddress}/32`, "dev", "lo");
    try {
      assert.equal(await findGuestAddress(host.engine, id, webPort, signal), guestAddress);
    } finally {
      await run("ip", "address", "delete", `${guestAddress}/32`, "dev", "lo");
    }
  });

  it("is not the container's own of the same number where NAT gives Windows an address", async () => {
    await run("ip", "link", "add", "docker", "type", "bridge");
    try {
      await run("ip", "address", "add", "172.30.0.1/24", "dev", "docker");
      await run("ip", "link", "set", "docker", "up");
      assert.equal(await findGuestAddress(host.engine, id, webPort, signal), undefined);
    } finally {
      await run("ip", "link", "delete", "docker");
    }
  });

  it("is nowhere when nothing listens", async () => {
    assert.equal(await findGuestAddress(host.engine, id, 4321, signal), undefined);
  });
});

describe("PortForward", () => {
  it("carries requests to Windows and answers back, with nothing published", async () => {
    const forward = await openForward(webPort);
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const answer = await fetch(`http://127.0.0.1:${forward.localPort}/`, { headers: { connection: "close" } });
        return (await answer.text()).length > 0 ? answer.status : 0;
      }),
    );
    forward.dispose();

    assert.deepEqual(answers, [200, 200, 200, 200, 200]);
    assert.deepEqual(errors, []);
  });

  it("carries a megabyte out of Windows unharmed, also when the client has said its last before", async () => {
    await run("bash", "-c", "head -c 1000000 /dev/urandom > /usr/share/novnc/megabyte");
    const forward = await openForward(webPort);
    const socket = connect({ port: forward.localPort, host: "127.0.0.1", allowHalfOpen: true });
    socket.end("GET /megabyte HTTP/1.0\r\n\r\n");
    const answer = await readAll(socket);
    forward.dispose();

    const body = answer.subarray(answer.indexOf("\r\n\r\n") + 4);
    assert.equal(sha256(body), (await run("sha256sum", "/usr/share/novnc/megabyte")).slice(0, 64));
  });

  it("carries a megabyte into Windows unharmed, and its end", async () => {
    const sent = randomBytes(1_000_000);
    const receiving = run("bash", "-c", receiveOnSecondConnection);
    const listens = (): Promise<string> => run("bash", "-c", "until ss -ltn | grep -q :4444; do sleep 0.1; done");
    await listens();
    const forward = await openForward(4444);
    assert.equal(await forward.isListenedTo(signal), true);
    await listens();
    connect({ port: forward.localPort, host: "127.0.0.1" }).end(sent);

    assert.equal((await receiving).slice(0, 64), sha256(sent));
    forward.dispose();
  });

  it("closes every connection and its port when it is disposed", async () => {
    const forward = await openForward(webPort);
    const { localPort } = forward;
    forward.dispose();

    await assert.rejects(fetch(`http://127.0.0.1:${localPort}/`));
  });

  it("tells when nothing listens in Windows, and hangs up on who asked", async () => {
    const told: unknown[] = [];
    const forward = await PortForward.open({ engine: () => host.engine, containerId: id, port: 4321 }, 0, {
      onChange: () => undefined,
      onError: (error) => told.push(error),
    });
    await assert.rejects(fetch(`http://127.0.0.1:${forward.localPort}/`));
    forward.dispose();

    const [error] = told;
    assert.ok(error instanceof DesktopError && error.problem.kind === "portNotListening");
  });

  it("is refused a local port that another program has", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address ? address.port : 0;

    await assert.rejects(openForward(webPort, port), { code: "EADDRINUSE" });
    taken.close();
  });
});

describe("openAgent", () => {
  it("has a line to a desktop that was made with the agent, though nobody answers in this guest", async () => {
    const agent = await openAgent(host.engine, id, signal);
    assert.ok(agent);
    const enough = new AbortController();
    setTimeout(() => enough.abort(), 500);
    await assert.rejects(agent.ask("run", "1 + 1", enough.signal), { name: "AbortError" });
    agent.dispose();
  });

  it("finds the agent's script where the image copies it from into Windows", async () => {
    assert.equal(await run("cat", "/storage/oem/windows-containers-agent.ps1"), agentScript);
    assert.match(await run("cat", "/storage/oem/install.bat"), /CurrentVersion\\Run/);
  });

  it("says that a desktop without the port has none", async () => {
    await run("rm", "/run/shm/agent.sock");
    assert.equal(await openAgent(host.engine, id, signal), undefined);
  });
});
