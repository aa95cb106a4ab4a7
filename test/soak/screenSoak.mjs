// @ts-check
import { setTimeout as delay } from "node:timers/promises";
import { buildDesktopImage } from "../parts/desktopImage/build.mjs";
import { startDockerEngine } from "../parts/dockerEngine.mjs";
import { countUpdates, openPanel, runDesktop } from "../bench/desktopScreens.mjs";
import { startProbedEditor } from "../bench/probedEditor.mjs";
import { findLeaks } from "./findLeaks.mjs";

const watchMs = 5_000;
const hiddenMs = 2_000;
const memoryMs = 4_500;
/** A picture that does not change for longer is a stall; an engine and its desktop take their time to come back. */
const stallMs = 15_000;
const restartMs = 90_000;
const reloadEvery = 6;
/** After that share of the time the page stays as it is: what grows slowly is seen only in many rounds. */
const reloadingShare = 0.4;
const restartEvery = 4;

/**
 * @param {{ vsix: string, minutes: number, say: (line: string) => void }} options
 * @returns {Promise<readonly string[]>} what went wrong
 */
export async function soakScreen({ vsix, minutes, say }) {
  const engine = await startDockerEngine({ name: "soak", network: "bridge" });
  try {
    const image = await buildDesktopImage(engine.socketPath);
    const editor = await startProbedEditor({ vsix, dockerHost: engine.host, memory: "watch" });
    try {
      const window = await editor.openWindow();
      await window.workbench.openViewContainer("Windows Containers");
      await runDesktop(engine, image, "painter", { DEMO_CLOCK: "1" });
      const { canvas } = await openPanel(window);
      return await goOn({ engine, editor, window, canvas, say, endAt: Date.now() + 60_000 * minutes });
    } finally {
      await editor.stop();
    }
  } finally {
    await engine.stop();
  }
}

/**
 * @typedef {object} Soak
 * @property {import("../parts/dockerEngine.mjs").DockerEngine} engine
 * @property {import("../bench/probedEditor.mjs").ProbedEditor} editor
 * @property {import("../bench/probedEditor.mjs").ProbedWindow} window
 * @property {import("@playwright/test").Locator} canvas
 * @property {(line: string) => void} say
 * @property {number} endAt
 *
 * @param {Soak} soak
 */
async function goOn(soak) {
  /** @type {import("./findLeaks.mjs").Sample[]} */
  const samples = [];
  /** Of the page: a reload begins another one. */
  let segment = 0;
  const reloadUntil = Date.now() + reloadingShare * (soak.endAt - Date.now());
  for (let round = 1; Date.now() < soak.endAt; round += 1) {
    try {
      await untilMoving(soak, stallMs);
      await delay(watchMs);
      await hideAndShow(soak);
      if (round % restartEvery === 0) {
        await restartEngine(soak);
      }
      if (round % reloadEvery === 0 && Date.now() < reloadUntil) {
        await soak.window.page.reload();
        // VS Code may have remembered the file in front, which was closed a moment ago.
        await soak.window.workbench.editorTab("bench-desktop").click();
        segment += 1;
        await untilMoving(soak, restartMs);
      }
    } catch (error) {
      return [...findLeaks(samples), `Round ${round}: ${error instanceof Error ? error.message : String(error)}`];
    }
    const sample = await takeSample(soak, segment);
    samples.push(sample);
    soak.say(`round ${round}: ${JSON.stringify(sample)}`);
  }
  return findLeaks(samples);
}

/** A file in front, and the screen again. @param {Soak} soak */
async function hideAndShow(soak) {
  const { page, workbench } = soak.window;
  // A screen takes every key.
  await workbench.tree("Desktops").tree.focus();
  await workbench.runCommand("File: New Untitled Text File");
  await delay(hiddenMs);
  await workbench.editorTab("bench-desktop").click();
  await untilMoving(soak, stallMs);
  await workbench.editorTab("Untitled").first().hover();
  await page
    .locator(
      '.tab:has([aria-label^="Untitled"]) .action-label[aria-label^="Close"], [role="tab"][aria-label^="Untitled"] .action-label[aria-label^="Close"]',
    )
    .first()
    .click();
}

/** Its containers end with it. @param {Soak} soak */
async function restartEngine(soak) {
  await soak.engine.restart();
  await soak.engine.api.request("POST", "/containers/bench-desktop/start");
  await untilMoving(soak, restartMs);
}

/**
 * @param {Soak} soak
 * @param {number} withinMs
 */
async function untilMoving({ canvas }, withinMs) {
  const deadline = Date.now() + withinMs;
  const count = async () =>
    countUpdates(canvas).then(
      ({ updates }) => updates,
      () => undefined,
    );
  let before = await count();
  for (;;) {
    await delay(250);
    const now = await count();
    if (before !== undefined && now !== undefined && now > before) {
      return;
    }
    before = now;
    if (Date.now() > deadline) {
      throw new Error(`The picture stood still for ${withinMs / 1000} s.`);
    }
  }
}

/**
 * @param {Soak} soak
 * @param {number} segment
 * @returns {Promise<import("./findLeaks.mjs").Sample>}
 */
async function takeSample({ engine, editor, window, canvas }, segment) {
  await delay(memoryMs);
  const fact = (await editor.facts()).findLast(({ kind }) => kind === "memory");
  const session = await window.page.context().newCDPSession(window.page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  const { output } = await engine.api.runInContainer("bench-desktop", ["pgrep", "-c", "-x", "nc.openbsd|nc"]);
  const { updates } = await countUpdates(canvas);
  return {
    segment,
    host: fact?.pid ?? 0,
    hostBytes: (fact?.heapBytes ?? Number.NaN) + (fact?.bufferBytes ?? Number.NaN),
    sockets: fact?.sockets ?? Number.NaN,
    pageBytes: usedSize,
    viewers: Number(output.trim()),
    updates,
  };
}
