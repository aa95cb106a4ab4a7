import assert from "node:assert/strict";
import { Duplex, PassThrough } from "node:stream";
import { describe, it } from "node:test";
import { screenWindowBytes, ScreenTunnel } from "../../../../src/desktop/screen/screenTunnel";
import { calm } from "../../platform/calm";

function aTunnel() {
  const sent: Uint8Array[] = [];
  let closedSessions = 0;
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Uint8Array, _encoding, done) => {
      sent.push(chunk);
      done();
    },
  });
  const stderr = new PassThrough();
  const received: Uint8Array[] = [];
  const closes: string[] = [];
  const tunnel = new ScreenTunnel(
    { stream, stderr, close: () => (closedSessions += 1) },
    { onData: (pieces) => received.push(...pieces), onClose: (detail) => closes.push(detail) },
  );
  const byteCount = (): number => received.reduce((sum, { length }) => sum + length, 0);
  return { tunnel, stream, stderr, sent, received, closes, byteCount, closedSessions: () => closedSessions };
}

describe("ScreenTunnel", () => {
  it("hands over every byte once and in order, whatever the pieces and however late the credit comes", async () => {
    const { tunnel, stream, received, byteCount } = aTunnel();
    const total = 2 * screenWindowBytes + 12_345;
    let next = 0;
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    let granted = 0;
    while (byteCount() < total) {
      if (next < total) {
        const piece = new Uint8Array(Math.min(total - next, 1 + random(400_000))).map((_, at) => (next + at) % 251);
        next += piece.length;
        stream.push(piece);
      }
      if (random(3) === 0) {
        await calm();
        // A viewer that lags: it grants only a part of what it got.
        const grant = Math.min(byteCount() - granted, 1 + random(500_000));
        granted += grant;
        tunnel.grant(grant);
      }
    }
    const all = Buffer.concat(received);
    assert.equal(all.length, total);
    assert.ok(all.every((byte, at) => byte === at % 251));
  });

  it("takes no further piece when the viewer has no more room", async () => {
    const { tunnel, stream, byteCount } = aTunnel();
    stream.push(new Uint8Array(screenWindowBytes - 10));
    for (let piece = 0; piece < 5; piece += 1) {
      stream.push(new Uint8Array(1000));
    }
    await calm();
    assert.equal(byteCount(), screenWindowBytes + 990);
    tunnel.grant(990);
    await calm();
    assert.equal(byteCount(), screenWindowBytes + 990);
    tunnel.grant(1);
    await calm();
    assert.equal(byteCount(), screenWindowBytes + 1990);
  });

  it("hands over together what came together", async () => {
    const handed: number[][] = [];
    const stream = new Duplex({ read: () => undefined, write: () => undefined });
    new ScreenTunnel(
      { stream, stderr: undefined, close: () => undefined },
      { onData: (pieces) => handed.push(pieces.map(({ length }) => length)), onClose: () => undefined },
    );
    await calm();
    [5, 6, 7].forEach((length) => stream.push(new Uint8Array(length)));
    await calm();
    stream.push(new Uint8Array(8));
    stream.push(null);
    await calm();
    assert.deepEqual(handed, [[5, 6, 7], [8]]);
  });

  it("holds the screen back while nobody looks", async () => {
    const { tunnel, stream, byteCount } = aTunnel();
    tunnel.setFlow("held");
    stream.push(new Uint8Array(1000));
    await calm();
    assert.equal(byteCount(), 0);
    tunnel.setFlow("flowing");
    await calm();
    assert.equal(byteCount(), 1000);
  });

  it("sends input at once", () => {
    const { tunnel, sent } = aTunnel();
    tunnel.send(new Uint8Array([4, 1]));
    assert.deepEqual([...(sent[0] ?? [])], [4, 1]);
  });

  it("closes once, with what the other end said", async () => {
    const { tunnel, stream, stderr, closes, closedSessions } = aTunnel();
    stderr.write("nc: connect to 127.0.0.1 port 5900 failed: Connection refused\n");
    await calm();
    stream.push(null);
    await calm();
    tunnel.close();
    assert.equal(closes.length, 1);
    assert.match(closes[0] ?? "", /Connection refused/);
    assert.equal(closedSessions(), 1);
  });

  it("takes no input after it closed", () => {
    const { tunnel, sent } = aTunnel();
    tunnel.close();
    tunnel.send(new Uint8Array([1]));
    assert.deepEqual(sent, []);
  });
});
