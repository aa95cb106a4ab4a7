// @ts-check
import { setTimeout as delay } from "node:timers/promises";
import { startDockerEngine } from "../parts/dockerEngine.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { startProbedEditor } from "./probedEditor.mjs";
import { now, treeWatcher } from "./treeWatcher.mjs";

/** Longer than anything that an earlier change may still hold back. */
const quietMs = 1_500;
const image = "busybox:latest";

/**
 * From the answer to the last call of `docker run -d` until the row is in the page, and from that of `docker rm -f` until
 * it is gone. The engine tells its events before it answers, so the row may be the faster one; that counts as 0.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureEvents({ vsix, runs, say }) {
  const engine = await startDockerEngine({ name: "bench" });
  try {
    await busyboxImage(engine.api);
    const editor = await startProbedEditor({ vsix, dockerHost: engine.host });
    try {
      const { page, workbench } = await editor.openWindow();
      await workbench.openViewContainer("Windows Containers");
      const watcher = treeWatcher(page);
      await watcher.whenRow("Containers");
      /** @type {RowTimes[]} */
      const times = [];
      for (let run = 0; run <= runs; run += 1) {
        await delay(quietMs);
        const measured = await measureOne(engine.api, watcher, `bench-${run}`);
        say(`${run}: ${JSON.stringify(measured)}`);
        // The first one also loads code, here and in the page.
        times.push(...(run === 0 ? [] : [measured]));
      }
      return figuresOf(times);
    } finally {
      await editor.stop();
    }
  } finally {
    await engine.stop();
  }
}

/**
 * @typedef {object} RowTimes each after the answer of the call, in milliseconds
 * @property {number} shown
 * @property {number} running
 * @property {number} gone
 */

/**
 * @param {import("../parts/dockerApi.mjs").DockerApi} api
 * @param {ReturnType<typeof treeWatcher>} watcher
 * @param {string} name
 * @returns {Promise<RowTimes>}
 */
async function measureOne(api, watcher, name) {
  const shown = watcher.whenRow(name);
  const running = watcher.whenDescription(name, "running");
  await api.runContainer(name, { Image: image, Cmd: ["sleep", "3600"] });
  const ran = now();
  const times = { shown: (await shown) - ran, running: (await running) - ran };
  await delay(quietMs);
  const gone = watcher.whenNoRow(name);
  await api.request("DELETE", `/containers/${name}?force=1`);
  const removed = now();
  return { ...times, gone: (await gone) - removed };
}

/** @param {readonly RowTimes[]} times */
function figuresOf(times) {
  const atLeast0 = (/** @type {number} */ ms) => Math.max(0, ms);
  const early = times.filter(({ shown }) => shown < 0).length;
  const earlyGone = times.filter(({ gone }) => gone < 0).length;
  return [
    {
      name: "events.row.ms run",
      unit: "ms",
      target: 100,
      samples: times.map(({ shown }) => atLeast0(shown)),
      note: `the row was there before the call returned in ${early} of ${times.length} runs, which counts as 0`,
    },
    {
      name: "events.running.ms",
      unit: "ms",
      samples: times.map(({ running }) => atLeast0(running)),
      note: "until the row also says that it runs",
    },
    {
      name: "events.row.ms rm",
      unit: "ms",
      target: 100,
      samples: times.map(({ gone }) => atLeast0(gone)),
      note: `the row was gone before the call returned in ${earlyGone} of ${times.length} runs, which counts as 0`,
    },
  ];
}
