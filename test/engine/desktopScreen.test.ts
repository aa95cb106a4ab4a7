import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { removeDesktop } from "../../src/desktop/life/removeDesktop";
import { openScreen, screenWindowBytes, type ScreenTunnel } from "../../src/desktop/screen/screenTunnel";
import { stopDesktop } from "../../src/desktop/stop/stopDesktop";
import { create, demoSpec, startDesktopHost, statesUntil, type DesktopHost } from "./desktopHost";

const signal = AbortSignal.timeout(600_000);

let host: DesktopHost;
let id: string;

before(async () => {
  host = await startDesktopHost("desktop-screen");
  // Not the usual port: the tunnel goes where the container says.
  id = await create(host, demoSpec(host, "screen", { VNC_PORT: "5903" }));
  await statesUntil(host, id, ({ kind }) => kind === "running");
});

after(async () => {
  await removeDesktop(host.engine, id, "removeStorage", signal);
  await host.stop();
});

/** What Node reads of a connection at once. */
const largestPieceBytes = 64 * 1024;

interface Viewer {
  readonly tunnel: ScreenTunnel;
  readonly closes: string[];
  bytes(): Buffer;
  until(byteCount: number): Promise<void>;
}

async function view(): Promise<Viewer> {
  const received: Uint8Array[] = [];
  const closes: string[] = [];
  const tunnel = await openScreen(
    host.engine,
    id,
    { onData: (pieces) => received.push(...pieces), onClose: (detail) => closes.push(detail) },
    signal,
  );
  const bytes = (): Buffer => Buffer.concat(received);
  const until = (byteCount: number): Promise<void> =>
    eventually(() => bytes().length >= byteCount || closes.length > 0, `${byteCount} bytes`);
  return { tunnel, closes, bytes, until };
}

async function eventually(test: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await test())) {
    assert.ok(Date.now() < deadline, `waited in vain for ${what}`);
    await delay(20);
  }
}

/** RFB 3.8 without a password, as far as the name of the screen; then one whole picture in the raw encoding. */
async function wholePicture(viewer: Viewer): Promise<{ readonly width: number; readonly height: number }> {
  const { tunnel } = viewer;
  await viewer.until(12);
  tunnel.send(Buffer.from("RFB 003.008\n"));
  await viewer.until(14);
  tunnel.send(new Uint8Array([1]));
  await viewer.until(18);
  tunnel.send(new Uint8Array([1]));
  await viewer.until(18 + 24);
  const width = viewer.bytes().readUInt16BE(18);
  const height = viewer.bytes().readUInt16BE(20);
  const request = Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  request.writeUInt16BE(width, 6);
  request.writeUInt16BE(height, 8);
  tunnel.send(request);
  await viewer.until(42 + width * height * 4);
  return { width, height };
}

async function connectionsToTheScreen(): Promise<number> {
  const session = await host.engine.exec(id, { command: ["pgrep", "-c", "-x", "nc"], terminal: "none" }, signal);
  let text = "";
  for await (const chunk of session.stream) {
    text += String(chunk);
  }
  return Number(text.trim());
}

describe("the screen of a desktop", () => {
  it("speaks RFB through the engine's exec stream, with no port published", async () => {
    const viewer = await view();
    await viewer.until(12);
    assert.equal(viewer.bytes().subarray(0, 12).toString(), "RFB 003.008\n");
    viewer.tunnel.close();
  });

  it("brings whole pictures, larger than any buffer on the way", async () => {
    const viewer = await view();
    const { width, height } = await wholePicture(viewer);
    assert.deepEqual({ width, height }, { width: 1280, height: 720 });
    assert.equal(viewer.closes.length, 0);
    viewer.tunnel.close();
  });

  it("waits for a viewer that does not keep up, and goes on when it does", async () => {
    const viewer = await view();
    const { width, height } = await wholePicture(viewer);
    const whole = Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    whole.writeUInt16BE(width, 6);
    whole.writeUInt16BE(height, 8);
    for (let picture = 0; picture < 3; picture++) {
      viewer.tunnel.send(whole);
      await delay(300);
    }
    const waiting = viewer.bytes().length;
    assert.ok(waiting >= screenWindowBytes && waiting < screenWindowBytes + largestPieceBytes, String(waiting));
    viewer.tunnel.grant(1_000_000);
    await viewer.until(screenWindowBytes + 1_000_000);
    await delay(300);
    assert.ok(viewer.bytes().length < screenWindowBytes + 1_000_000 + largestPieceBytes);
    viewer.tunnel.close();
  });

  it("leaves no program behind in the desktop when it is closed", async () => {
    const viewers = await Promise.all([view(), view()]);
    await Promise.all(viewers.map((viewer) => viewer.until(12)));
    assert.equal(await connectionsToTheScreen(), 2);
    for (const { tunnel } of viewers) {
      tunnel.close();
    }
    await eventually(async () => (await connectionsToTheScreen()) === 0, "the connections to end");
  });

  it("tells that it closed when the desktop stops under it, and opens again after", async () => {
    const viewer = await view();
    await viewer.until(12);
    await stopDesktop(host.engine, id, signal);
    await eventually(() => viewer.closes.length === 1, "the screen to close");

    await host.engine.start(id, signal);
    await statesUntil(host, id, ({ kind }) => kind === "running");
    // The log says that the machine boots a moment before its screen listens.
    let again = await view();
    await eventually(async () => {
      await again.until(12);
      const opened = again.bytes().subarray(0, 3).toString() === "RFB";
      again = opened ? again : await view();
      return opened;
    }, "the screen to open again");
    again.tunnel.close();
  });
});
