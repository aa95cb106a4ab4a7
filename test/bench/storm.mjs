// @ts-check
import { setTimeout as delay } from "node:timers/promises";
import { startDockerEngine } from "../parts/dockerEngine.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { startProbedEditor } from "./probedEditor.mjs";
import { now, treeWatcher } from "./treeWatcher.mjs";

const containers = 100;
const quietMs = 2_000;
const stallPeriodMs = 100;

/**
 * 100 containers created back to back: from the first call until the first new row is in the page, and the longest time in
 * which the extension host could do nothing else, from the first call until the last row.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureStorm({ vsix, runs, say }) {
  const engine = await startDockerEngine({ name: "bench" });
  try {
    const image = await busyboxImage(engine.api);
    // With one container there is no row in its place that says that there are none.
    await engine.api.request("POST", "/containers/create?name=calm", { json: { Image: image } });
    const editor = await startProbedEditor({ vsix, dockerHost: engine.host, stalls: "watch" });
    try {
      const window = await editor.openWindow();
      await window.workbench.openViewContainer("Windows Containers");
      await treeWatcher(window.page).whenRow("calm");
      /** @type {Storm[]} */
      const storms = [];
      for (let run = 0; run <= runs; run += 1) {
        const storm = await measureOne(engine.api, window);
        say(`${run}: ${JSON.stringify(storm)}`);
        storms.push(...(run === 0 ? [] : [storm]));
      }
      return [
        { name: "events.storm.ms row", unit: "ms", target: 300, samples: storms.map(({ firstRow }) => firstRow) },
        { name: "events.storm.ms stall", unit: "ms", target: 50, samples: storms.map(({ stall }) => stall) },
        {
          name: "events.storm.last.ms",
          unit: "ms",
          samples: storms.map(({ lastRow }) => lastRow),
          note: "from the last call's answer until the tree has every row",
        },
      ];
    } finally {
      await editor.stop();
    }
  } finally {
    await engine.stop();
  }
}

/**
 * @typedef {object} Storm in milliseconds
 * @property {number} firstRow
 * @property {number} lastRow
 * @property {number} stall
 */

/**
 * @param {import("../parts/dockerApi.mjs").DockerApi} api
 * @param {import("./probedEditor.mjs").ProbedWindow} window
 * @returns {Promise<Storm>}
 */
async function measureOne(api, window) {
  const watcher = treeWatcher(window.page);
  await delay(quietMs);
  const before = await watcher.rowCount();
  const firstRow = watcher.whenRow("storm-0");
  const started = now();
  /** @type {string[]} */
  const ids = [];
  for (let index = 0; index < containers; index += 1) {
    const { Id } = await api.request("POST", `/containers/create?name=storm-${index}`, {
      json: { Image: "busybox:latest" },
    });
    ids.push(Id);
  }
  const created = now();
  const first = await firstRow;
  const last = await watcher.whenRows(before + containers);
  await delay(stallPeriodMs * 2);
  const stalls = (await window.facts()).filter(({ kind, at }) => kind === "stall" && at > started);
  await Promise.all(ids.map(async (id) => api.request("DELETE", `/containers/${id}?force=1`)));
  await watcher.whenRows(before);
  return {
    firstRow: first - started,
    lastRow: Math.max(0, last - created),
    stall: Math.max(...stalls.map(({ ms = Number.NaN }) => ms)),
  };
}
