import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setImmediate as settled } from "node:timers/promises";
import type { Engine } from "../../../../src/engine/engine";
import type { ImagePlatform } from "../../../../src/engine/model";
import { sleep } from "../../../../src/platform/clock";
import { ImagePlatforms } from "../../../../src/ui/tree/explorer/imagePlatforms";
import type { ImageNode } from "../../../../src/ui/tree/explorer/nodes";
import { FakeClock } from "../../platform/fakeClock";
import { anEngine } from "./anEngine";

const platform: ImagePlatform = { os: "windows", architecture: "amd64", build: { build: 20348, revision: 1 } };
const { info } = anEngine();
const onWindows = anEngine({ info: info && { ...info, mode: "windows" } });
const row = (id: string, tag: string): ImageNode => ({ kind: "image", engineKey: "engine", id, tag });

function arrange(answer: (signal: AbortSignal) => Promise<ImagePlatform>) {
  const ended = new AbortController();
  const asked: string[] = [];
  const drawnAgain: ImageNode[][] = [];
  const engine: Partial<Engine> = {
    imagePlatform: async (id, signal) => {
      asked.push(id);
      return answer(signal);
    },
  };
  const redraw = (nodes: ImageNode[]): void => void drawnAgain.push(nodes);
  const platforms = new ImagePlatforms({ engine: () => engine as Engine }, redraw, ended.signal);
  return { platforms, asked, drawnAgain, end: () => ended.abort() };
}

describe("What images of a Windows engine are made for", () => {
  it("is asked once per image, and draws each of its rows again", async () => {
    const { platforms, asked, drawnAgain } = arrange(() => Promise.resolve(platform));
    const rows = [row("a", "web:1"), row("a", "web:2"), row("b", "db:1")];
    for (const one of rows) {
      assert.equal(platforms.of(one, onWindows), undefined);
    }
    await settled();
    assert.deepEqual(drawnAgain, [rows]);
    assert.deepEqual(asked, ["a", "b"]);
    assert.equal(platforms.of(row("a", "web:1"), onWindows), platform);
    await settled();
    assert.deepEqual(asked, ["a", "b"]);
  });

  it("is not asked of an engine that runs Linux, or that is away", async () => {
    const { platforms, asked } = arrange(() => Promise.resolve(platform));
    platforms.of(row("a", "web:1"), anEngine());
    platforms.of(row("a", "web:1"), { ...onWindows, state: { kind: "connecting" } });
    await settled();
    assert.deepEqual(asked, []);
  });

  it("leaves a row alone that cannot be asked about, and tries again when it is drawn", async () => {
    let isBroken = true;
    const { platforms, drawnAgain } = arrange(async () =>
      isBroken ? Promise.reject(new Error("gone")) : Promise.resolve(platform),
    );
    platforms.of(row("a", "web:1"), onWindows);
    await settled();
    assert.deepEqual(drawnAgain, []);
    isBroken = false;
    platforms.of(row("a", "web:1"), onWindows);
    await settled();
    assert.deepEqual(drawnAgain, [[row("a", "web:1")]]);
  });

  it("is not waited for any more when nobody looks, nor asked of the images that are left", async () => {
    const { platforms, asked, drawnAgain, end } = arrange(async (signal) =>
      sleep(60_000, signal, new FakeClock()).then(() => platform),
    );
    for (let image = 1; image <= 20; image += 1) {
      platforms.of(row(`i${image}`, `web:${image}`), onWindows);
    }
    await settled();
    assert.equal(asked.length, 8);

    end();
    await settled();

    assert.equal(asked.length, 8);
    assert.deepEqual(drawnAgain, []);
  });

  it("is forgotten with the image", async () => {
    const { platforms, asked } = arrange(() => Promise.resolve(platform));
    platforms.of(row("a", "web:1"), onWindows);
    await settled();
    platforms.forget(["a"]);
    assert.equal(platforms.of(row("a", "web:1"), onWindows), undefined);
    await settled();
    assert.deepEqual(asked, ["a", "a"]);
  });
});
