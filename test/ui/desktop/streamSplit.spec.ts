import { build } from "esbuild";
import { createConnection, type Socket } from "node:net";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { removeDesktop, runQuickDesktop } from "./quickDesktop";

const name = "split-desk";
const framesOfRecord = 12;

test.afterAll(async ({ engine }) => removeDesktop(engine, name));

/** How a stream may come in pieces, from byte by byte to all at once. */
const splits: readonly { readonly title: string; readonly most: number }[] = [
  { title: "one byte at a time", most: 1 },
  { title: "a few bytes at a time", most: 7 },
  { title: "pieces of any size", most: 5_000 },
  { title: "large pieces", most: 300_000 },
  { title: "all at once", most: Number.MAX_SAFE_INTEGER },
];

test("any split of the screen's stream gives the same pictures", async ({ workbench, engine }) => {
  test.setTimeout(180_000);
  await runQuickDesktop(engine, name, { DEMO_GUEST: "painter", DEMO_CELL: "32", WIDTH: "640", HEIGHT: "480" });
  const { NetworkSettings } = (await engine.api.request("GET", `/containers/${name}/json`)) as {
    NetworkSettings: { IPAddress: string };
  };
  const page = await viewerPage(workbench.page);
  try {
    const live = await recordLive(page, NetworkSettings.IPAddress);
    expect(new Set(live.frames).size).toBeGreaterThan(framesOfRecord / 2);

    for (const [at, { title, most }] of splits.entries()) {
      const replayed = await page.evaluate(([bytes, limit, seed]) => viewer.replay(bytes, limit, seed), [
        live.bytes,
        most,
        at + 1,
      ] as const);
      expect(replayed.slice(0, framesOfRecord), title).toEqual(live.frames.slice(0, framesOfRecord));
    }
  } finally {
    await page.close();
  }
});

interface Viewer {
  /** Base64 in, base64 out: what a page can be handed. */
  open(): void;
  receive(bytes: string): void;
  frames(): readonly number[];
  replay(bytes: string, mostBytes: number, seed: number): readonly number[];
}

declare const viewer: Viewer;

/** A page with noVNC behind the panel's own channel. */
async function viewerPage(workbenchPage: Page): Promise<Page> {
  const { outputFiles } = await build({
    stdin: { contents: viewerScript, resolveDir: join(import.meta.dirname, "../../.."), loader: "ts" },
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const page = await workbenchPage.context().newPage();
  // A secure context, as noVNC wants one.
  await page.goto(new URL("/version", workbenchPage.url()).href);
  await page.setContent('<div id="target" style="width: 640px; height: 480px"></div>');
  await page.addScriptTag({ type: "module", content: outputFiles[0]?.text ?? "" });
  await page.waitForFunction(() => "viewer" in window);
  return page;
}

/** What a real server says to this viewer, and the pictures that it makes of it. */
async function recordLive(page: Page, host: string): Promise<{ bytes: string; frames: readonly number[] }> {
  const socket: Socket = createConnection({ host, port: 5900 });
  const received: Buffer[] = [];
  await page.exposeFunction("toServer", (bytes: string) => socket.write(Buffer.from(bytes, "base64")));
  await page.evaluate(() => viewer.open());
  let feeding: Promise<void> = Promise.resolve();
  socket.on("data", (chunk) => {
    received.push(chunk);
    feeding = feeding.then(() => page.evaluate((bytes) => viewer.receive(bytes), chunk.toString("base64")));
  });
  await expect
    .poll(() => page.evaluate(() => viewer.frames().length), { timeout: 60_000 })
    .toBeGreaterThan(framesOfRecord);
  socket.destroy();
  await feeding;
  const frames = await page.evaluate(() => viewer.frames());
  return { bytes: Buffer.concat(received).toString("base64"), frames };
}

const viewerScript = `
import RFB from "@novnc/novnc";
import { ScreenChannel } from "./webview/desktop/screenChannel";

const target = document.getElementById("target");
let frames = [];
let channel;
/** Up to the first picture both sides speak in turns, and what comes after an answer cannot come with what is before. */
const turns = [];
let received = 0;
let live = true;

function checksum() {
  const canvas = target.querySelector("canvas");
  if (canvas === null || canvas.width === 0) return 0;
  const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  return pixels.reduce((sum, pixel) => (Math.imul(sum, 31) + pixel) | 0, 7);
}

function open(toServer) {
  channel?.end("");
  frames = [];
  received = 0;
  const made = new ScreenChannel({
    consumed: () => undefined,
    send: (data) => {
      // noVNC asks for the next picture when it has drawn one.
      if (data[0] === 3 && data[1] === 1) frames.push(checksum());
      if (frames.length === 0 && live) turns.push(received);
      toServer(btoa(String.fromCharCode(...data)));
    },
  });
  channel = made;
  new RFB(target, made, { shared: true });
}

const bytesOf = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

globalThis.viewer = {
  open: () => open((text) => globalThis.toServer(text)),
  receive: (text) => {
    const bytes = bytesOf(text);
    received += bytes.length;
    channel.receive(bytes);
  },
  frames: () => frames,
  replay: (text, most, seed) => {
    live = false;
    open(() => undefined);
    const bytes = bytesOf(text);
    let state = seed;
    const random = (below) => (state = (state * 48271) % 2147483647) % below;
    for (let at = 0; at < bytes.length; ) {
      const end = turns.find((turn) => turn > at) ?? bytes.length;
      const length = Math.min(end - at, most > bytes.length ? bytes.length : 1 + random(most));
      channel.receive(bytes.slice(at, at + length));
      at += length;
    }
    return frames;
  },
};
`;
