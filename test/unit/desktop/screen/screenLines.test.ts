import assert from "node:assert/strict";
import { once } from "node:events";
import { afterEach, beforeEach, describe, it } from "node:test";
import { WebSocket } from "ws";
import { ScreenLines, type LineListener, type ScreenLine } from "../../../../src/desktop/screen/screenLines";

describe("ScreenLines", () => {
  let lines: ScreenLines;
  beforeEach(async () => {
    lines = await ScreenLines.listen();
  });
  afterEach(() => lines.dispose());

  it("lets who was told come, says the proof first, and carries bytes and counts", async () => {
    const { listener, opened, inputs, counts } = aListener();
    const { url, proof } = lines.offer(listener);
    const page = new WebSocket(url);
    const messages = collected(page);
    const line = await opened;
    line.send([Uint8Array.of(1, 2), Uint8Array.of(3)]);
    await until(() => messages.length === 2);
    assert.deepEqual(messages, [proof, Buffer.from([1, 2, 3])]);

    page.send(Uint8Array.of(9, 8));
    page.send("4096");
    await until(() => counts.length === 1);
    assert.deepEqual(inputs, [Buffer.from([9, 8])]);
    assert.deepEqual(counts, [4096]);
  });

  it("listens on the loopback address only", () => {
    assert.match(lines.origin, /^ws:\/\/127\.0\.0\.1:\d+$/);
  });

  it("takes nobody without an offer, and nobody twice", async () => {
    const { listener, opened } = aListener();
    const { url } = lines.offer(listener);
    await assert.rejects(connected(`${lines.origin}/`), /401/);
    await assert.rejects(connected(`${url.slice(0, -1)}x`), /401/);
    const first = await connected(url);
    await opened;
    await assert.rejects(connected(url), /401/);
    first.close();
  });

  it("ends a line that says what is no count of bytes, and tells of it once", async () => {
    for (const word of ["", "-5", "1.5", "NaN", "1e400", "much"]) {
      const { listener, opened, closed } = aListener();
      const page = await connected(lines.offer(listener).url);
      await opened;
      const gone = once(page, "close");
      page.send(word);
      await gone;
      await until(() => closed() > 0);
      assert.equal(closed(), 1, word);
    }
  });

  it("ends with its panel: lines and offers", async () => {
    const { listener, opened } = aListener();
    const page = await connected(lines.offer(listener).url);
    await opened;
    const { url } = lines.offer(listener);
    const gone = once(page, "close");
    lines.dispose();
    await gone;
    await assert.rejects(connected(url), /ECONNREFUSED/);
  });
});

function aListener() {
  const inputs: Uint8Array[] = [];
  const counts: number[] = [];
  let closedTimes = 0;
  let open: (line: ScreenLine) => void = () => undefined;
  const opened = new Promise<ScreenLine>((resolve) => (open = resolve));
  const listener: LineListener = {
    onOpened: (line) => open(line),
    onUntaken: () => undefined,
    onInput: (data) => inputs.push(data),
    onConsumed: (byteCount) => counts.push(byteCount),
    onClosed: () => (closedTimes += 1),
  };
  return { listener, opened, inputs, counts, closed: () => closedTimes };
}

function collected(page: WebSocket): (string | Buffer)[] {
  const messages: (string | Buffer)[] = [];
  page.on("message", (data: Buffer, isBinary) => messages.push(isBinary ? data : data.toString()));
  return messages;
}

async function connected(url: string): Promise<WebSocket> {
  const page = new WebSocket(url);
  await once(page, "open");
  return page;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
