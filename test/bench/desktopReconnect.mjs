// @ts-check
import { createConnection } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { openPanel, pictureAt } from "./desktopScreens.mjs";
import { withDesktop } from "./withDesktop.mjs";

const waitMs = 60_000;
const lookMs = 10;

/**
 * From the moment at which a restarted desktop's server speaks again to the picture in the tab that stayed open.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureDesktopReconnect({ vsix, runs, say }) {
  const samples = await withDesktop({ vsix, guest: "painter" }, async ({ window, desktop }) => {
    const panel = await openPanel(window);
    /** @type {number[]} */
    const times = [];
    for (let run = 1; run <= runs; run += 1) {
      const before = await pictureAt(panel.canvas);
      const restarting = desktop.restart();
      await until(async () => !(await speaks(desktop.host)));
      await until(() => speaks(desktop.host));
      const backAt = Date.now();
      await restarting;
      let shownAt = before;
      await until(async () => {
        shownAt = await pictureAt(panel.canvas).catch(() => undefined);
        return shownAt !== undefined && shownAt !== before;
      });
      times.push((shownAt ?? Number.NaN) - backAt);
      say(`reconnection ${run}: ${(shownAt ?? Number.NaN) - backAt} ms`);
    }
    return times;
  });
  return [{ name: "desktop.reconnect.ms", unit: "ms", target: 2_000, samples, note: "server back to picture back" }];
}

/** The server greets whoever connects. @param {string} host */
async function speaks(host) {
  return new Promise((/** @type {(answer: boolean) => void} */ resolve) => {
    const socket = createConnection({ host, port: 5900, timeout: 40 });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("data", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}

/** @param {() => Promise<boolean>} isSo */
async function until(isSo) {
  const deadline = Date.now() + waitMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) {
      throw new Error("The desktop does not restart as it should.");
    }
    await delay(lookMs);
  }
}
