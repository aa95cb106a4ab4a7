// @ts-check
import { setTimeout as delay } from "node:timers/promises";

const name = "bench-desktop";
const waitMs = 60_000;

/**
 * A screen somewhere in the browser, watched by `inPage/screenWatcher.mjs`.
 * @typedef {object} WatchedScreen
 * @property {import("@playwright/test").Page} page whose keyboard reaches it
 * @property {import("@playwright/test").Locator} canvas
 * @property {() => Promise<void>} close
 */

/**
 * A running desktop of the demonstration image, with a guest that is made for measuring.
 * @param {import("../parts/dockerEngine.mjs").DockerEngine} engine
 * @param {string} image
 * @param {"painter" | "keyblock" | "desktop"} guest
 * @param {Readonly<Record<string, string>>} [more] other settings of it
 */
export async function runDesktop(engine, image, guest, more = {}) {
  const environment = {
    DEMO_GUEST: guest,
    DEMO_INSTALL_SECONDS: "0",
    DEMO_SETUP_SECONDS: "0",
    DEMO_STARTED_SECONDS: "0",
    DEMO_SHUTDOWN_SECONDS: "0",
    // Large cells are quick to encode and to draw: what is measured is the way, not the ends.
    DEMO_CELL: "16",
    // Lifts QEMU's limit of 33 pictures a second.
    DEMO_CLOCK: "2",
    ...more,
  };
  await engine.api.runContainer(name, {
    Image: image,
    Env: Object.entries(environment).map(([key, value]) => `${key}=${value}`),
    Labels: { "windows-containers.desktop": name },
  });
  await untilBooted(engine.api);
  const { NetworkSettings } = await engine.api.request("GET", `/containers/${name}/json`);
  return {
    /** Without a published port, and so without the proxy behind one: the shortest way that there is. */
    address: `http://${NetworkSettings.IPAddress}:8006/vnc.html`,
    host: String(NetworkSettings.IPAddress),
    restart: async () => engine.api.request("POST", `/containers/${name}/restart?t=20`),
    remove: async () => engine.api.request("DELETE", `/containers/${name}?force=1&v=1`),
  };
}

/** The guest is there when its firmware has found the disk that Setup wrote. @param {import("../parts/dockerApi.mjs").DockerApi} api */
async function untilBooted(api) {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const log = await api.request("GET", `/containers/${name}/logs?stdout=1&stderr=1`);
    if (log.includes("starting Boot0004")) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`The desktop does not start: ${log}`);
    }
    await delay(200);
  }
}

/**
 * The screen in the extension's panel.
 * @param {import("./probedEditor.mjs").ProbedWindow} window with the view open
 * @returns {Promise<WatchedScreen>}
 */
export async function openPanel({ page, workbench }) {
  await page.bringToFront();
  await workbench.tree("Desktops").row(name).click({ timeout: waitMs });
  const panel = await workbench.webview();
  const canvas = panel.locator("canvas:not(.still)");
  await untilUpdated(canvas);
  return {
    page,
    canvas,
    close: async () => {
      // By mouse: a screen takes every key.
      await workbench.editorTab(name).hover();
      await workbench.editorTab(name).locator('.action-label[aria-label^="Close"]').click();
      await canvas.waitFor({ state: "detached" });
    },
  };
}

/**
 * The screen on the container's own page, as large as in the panel.
 * @param {import("@playwright/test").BrowserContext} context
 * @param {string} address
 * @param {{ width: number, height: number }} size
 * @returns {Promise<WatchedScreen>}
 */
export async function openOwnPage(context, address, size) {
  const page = await context.newPage();
  await page.setViewportSize({ width: Math.round(size.width), height: Math.round(size.height) });
  await page.goto(address);
  const canvas = page.locator("canvas").first();
  await untilUpdated(canvas);
  return { page, canvas, close: async () => page.close() };
}

/** @param {import("@playwright/test").Locator} canvas */
async function untilUpdated(canvas) {
  await canvas.waitFor({ timeout: waitMs });
  const deadline = Date.now() + waitMs;
  while ((await countUpdates(canvas)).updates === 0) {
    if (Date.now() > deadline) {
      throw new Error("The screen shows nothing.");
    }
    await delay(50);
  }
}

/**
 * @param {import("@playwright/test").Locator} canvas
 * @returns {Promise<{ updates: number, at: number }>}
 */
export async function countUpdates(canvas) {
  return canvas.evaluate("screenWatcher.updates()");
}

/**
 * When the present connection showed its first picture, in Unix milliseconds.
 * @param {import("@playwright/test").Locator} canvas
 * @returns {Promise<number | undefined>}
 */
export async function pictureAt(canvas) {
  return canvas.evaluate("screenWatcher.pictureAt()");
}

/**
 * How many bytes of the screen the panel was sent.
 * @param {import("@playwright/test").Locator} canvas
 * @returns {Promise<number>}
 */
export async function bytesOf(canvas) {
  return canvas.evaluate("screenWatcher.bytes()");
}

/** @param {import("@playwright/test").Locator} canvas */
export async function watchKeys(canvas) {
  await canvas.evaluate("screenWatcher.watchKeys()");
}

/**
 * @param {import("@playwright/test").Locator} canvas
 * @returns {Promise<number[]>} in milliseconds
 */
export async function takeKeyTimes(canvas) {
  return canvas.evaluate("screenWatcher.takeKeyTimes()");
}
