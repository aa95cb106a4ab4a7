// @ts-check
import { setTimeout as delay } from "node:timers/promises";
import { bytesOf, openPanel } from "./desktopScreens.mjs";
import { processorSecondsOf } from "./processorSeconds.mjs";
import { withDesktop } from "./withDesktop.mjs";

const settleMs = 2_000;
const leastBytes = 60e6;
const mostMs = 25_000;
/** Small cells are hard to compress: many bytes, as of a video. */
const settings = { DEMO_CELL: "2", WIDTH: "1920", HEIGHT: "1080" };

/**
 * The processor seconds of the extension host for 100 MB that a busy screen sends through it.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureDesktopWork({ vsix, runs, say }) {
  const samples = await withDesktop({ vsix, guest: "painter", settings }, async ({ window }) => {
    const { canvas } = await openPanel(window);
    /** @type {number[]} */
    const times = [];
    for (let run = 1; run <= runs; run += 1) {
      await delay(settleMs);
      const before = {
        seconds: await processorSecondsOf(window.hostPid),
        bytes: await bytesOf(canvas),
        at: Date.now(),
      };
      while ((await bytesOf(canvas)) - before.bytes < leastBytes && Date.now() - before.at < mostMs) {
        await delay(500);
      }
      const bytes = (await bytesOf(canvas)) - before.bytes;
      const seconds = (await processorSecondsOf(window.hostPid)) - before.seconds;
      const rate = bytes / 1e3 / (Date.now() - before.at);
      say(`work ${run}: ${seconds.toFixed(2)} s for ${(bytes / 1e6).toFixed(0)} MB, ${rate.toFixed(1)} MB/s`);
      times.push((100e6 * seconds) / bytes);
    }
    return times;
  });
  return [
    {
      name: "desktop.cpu",
      unit: "s per 100 MB",
      target: 0.6,
      samples,
      note: "of the extension host, all that it does included",
    },
  ];
}
