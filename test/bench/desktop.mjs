// @ts-check
import { setTimeout as delay } from "node:timers/promises";
import { buildDesktopImage } from "../parts/desktopImage/build.mjs";
import { startDockerEngine } from "../parts/dockerEngine.mjs";
import { countUpdates, openOwnPage, openPanel, runDesktop, takeKeyTimes, watchKeys } from "./desktopScreens.mjs";
import { median } from "./figures.mjs";
import { startProbedEditor } from "./probedEditor.mjs";

/** A new connection begins with pictures that are sent whole. */
const settleMs = 1_500;
const watchMs = 4_000;
const fullHd = { WIDTH: "1920", HEIGHT: "1080" };
const keysOfRun = 20;
const keyPauseMs = 150;

/**
 * The screen through the tunnel in the extension's panel, and on the container's own noVNC page: same browser, same
 * noVNC, same size, one after the other. A guest that paints without end gives the pictures per second (updates of the
 * framebuffer that noVNC has drawn), one that answers each key gives the time from the key to the update.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureDesktop(context) {
  const engine = await startDockerEngine({ name: "bench", network: "bridge" });
  try {
    const image = await buildDesktopImage(engine.socketPath);
    const editor = await startProbedEditor({ vsix: context.vsix, dockerHost: engine.host });
    try {
      const window = await editor.openWindow();
      await window.workbench.openViewContainer("Windows Containers");
      const parts = { ...context, engine, image, window };
      const rates = await measureGuest({ ...parts, guest: "painter", measure: rateOf });
      const large = await measureGuest({ ...parts, guest: "painter", measure: rateOf, settings: fullHd });
      const keys = await measureGuest({ ...parts, guest: "keyblock", measure: keyTimeOf });
      return [
        rateFigure("desktop.fps", 0.95, rates),
        rateFigure("desktop.fps.1080p", 0.98, large),
        ...keyFigures(keys),
      ];
    } finally {
      await editor.stop();
    }
  } finally {
    await engine.stop();
  }
}

/**
 * @typedef {object} Pair the same measured at both screens
 * @property {number} tunnel
 * @property {number} direct
 *
 * @param {import("./figures.mjs").BenchContext & {
 *   engine: import("../parts/dockerEngine.mjs").DockerEngine,
 *   image: string,
 *   window: import("./probedEditor.mjs").ProbedWindow,
 *   guest: "painter" | "keyblock",
 *   settings?: Readonly<Record<string, string>>,
 *   measure: (screen: import("./desktopScreens.mjs").WatchedScreen) => Promise<number>,
 * }} parts
 */
async function measureGuest({ engine, image, window, guest, settings = {}, measure, runs, say }) {
  const desktop = await runDesktop(engine, image, guest, settings);
  try {
    /** @type {Pair[]} */
    const pairs = [];
    for (let run = 0; run <= runs; run += 1) {
      const panel = await openPanel(window);
      const size = (await panel.canvas.boundingBox()) ?? { width: 1024, height: 768 };
      const tunnel = await measure(panel);
      await panel.close();
      const own = await openOwnPage(window.page.context(), desktop.address, size);
      const direct = await measure(own);
      await own.close();
      say(`${guest} ${run}: tunnel ${tunnel.toFixed(1)}, direct ${direct.toFixed(1)}`);
      // The first one warms the caches.
      pairs.push(...(run === 0 ? [] : [{ tunnel, direct }]));
    }
    return pairs;
  } finally {
    await desktop.remove();
  }
}

/** @param {import("./desktopScreens.mjs").WatchedScreen} screen */
async function rateOf({ canvas }) {
  await delay(settleMs);
  const before = await countUpdates(canvas);
  await delay(watchMs);
  const after = await countUpdates(canvas);
  return (1000 * (after.updates - before.updates)) / (after.at - before.at);
}

/** @param {import("./desktopScreens.mjs").WatchedScreen} screen */
async function keyTimeOf({ page, canvas }) {
  await canvas.click();
  await delay(settleMs);
  await watchKeys(canvas);
  for (let key = 0; key < keysOfRun; key += 1) {
    await page.keyboard.press("a");
    // Never in step with the guest or with QEMU.
    await delay(keyPauseMs + Math.random() * keyPauseMs);
  }
  const times = await takeKeyTimes(canvas);
  if (times.length < keysOfRun / 2) {
    throw new Error(`The screen answered ${times.length} of ${keysOfRun} keys.`);
  }
  return median(times);
}

/**
 * @param {string} name
 * @param {number} target
 * @param {readonly Pair[]} rates
 */
function rateFigure(name, target, rates) {
  const direct = median(rates.map((rate) => rate.direct)).toFixed(1);
  return {
    name,
    unit: "ratio",
    target,
    bound: /** @type {const} */ ("atLeast"),
    samples: rates.map(({ tunnel, direct: own }) => tunnel / own),
    note: `pictures per second through the tunnel / on the container's own page; the latter ${direct}`,
  };
}

/** @param {readonly Pair[]} keys */
function keyFigures(keys) {
  return [
    {
      name: "desktop.key.ratio",
      unit: "ratio",
      target: 1.15,
      samples: keys.map(({ tunnel, direct }) => tunnel / direct),
      note: `from key to update, tunnel / own page; the latter ${median(keys.map(({ direct }) => direct)).toFixed(1)} ms, each the median of ${keysOfRun} keys`,
    },
  ];
}
