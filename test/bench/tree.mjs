// @ts-check
import { setTimeout as delay } from "node:timers/promises";
import { median } from "./figures.mjs";
import { startProbedEditor } from "./probedEditor.mjs";
import { containerCount, repositoryCount, startThousandObjects } from "./thousandObjects.mjs";
import { now, treeWatcher } from "./treeWatcher.mjs";

/** A window is busy for a while after it has opened. */
const settleMs = 3_000;
const imagesUp = 3;

/**
 * The side bar's view focused (the click on its icon) until the tree has every row: 1,000 containers, as the tree opens by
 * itself, then the images' repositories and their 1,000 tags, which a person opens; the time from opening a row until its
 * children are in the tree counts, that between two such acts does not. The extension is active by then, and its view was
 * never shown. Before each, the raw answers: both lists asked for at once, read and parsed.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureTree({ vsix, runs, say }) {
  const engine = await startThousandObjects();
  try {
    const editor = await startProbedEditor({ vsix, dockerHost: engine.host });
    try {
      /** @type {TreeTimes[]} */
      const samples = [];
      for (let run = 0; run <= runs; run += 1) {
        const rawMs = await rawAnswersMs(engine.api);
        const window = await editor.openWindow();
        await window.activated();
        await delay(settleMs);
        const times = { rawMs, ...(await openTree(window)) };
        say(`${run}: ${JSON.stringify(times)}`);
        // The first window also fills the browser's caches.
        samples.push(...(run === 0 ? [] : [times]));
        await window.close();
      }
      return figuresOf(samples);
    } finally {
      await editor.stop();
    }
  } finally {
    await engine.stop();
  }
}

/**
 * @typedef {object} TreeTimes in milliseconds
 * @property {number} rawMs
 * @property {number} opened until all containers are there
 * @property {number} repositories from opening "Images"
 * @property {number} tags from opening all repositories
 */

/** @param {import("../parts/dockerApi.mjs").DockerApi} api */
async function rawAnswersMs(api) {
  const started = now();
  const [containers, [image]] = await Promise.all([
    api.request("GET", "/containers/json?all=1"),
    api.request("GET", "/images/json"),
  ]);
  const ms = now() - started;
  if (containers.length !== containerCount || image.RepoTags.length !== containerCount) {
    throw new Error("The engine does not have what it should have.");
  }
  return ms;
}

/** @param {import("./probedEditor.mjs").ProbedWindow} window */
async function openTree({ page, workbench }) {
  const watcher = treeWatcher(page);
  // The engine's row and its four groups.
  const rows = { opened: 5 + containerCount, repositories: 0, tags: 0 };
  rows.repositories = rows.opened + repositoryCount;
  rows.tags = rows.repositories + containerCount;
  const clicked = watcher.whenClicked();
  const complete = watcher.whenRows(rows.opened);
  await workbench.openViewContainer("Windows Containers");
  const opened = (await complete) - (await clicked);

  await workbench.tree("Engines").tree.focus();
  await page.keyboard.press("End");
  for (let row = 1; row < imagesUp; row += 1) {
    await page.keyboard.press("ArrowUp");
  }
  const repositories = await timeOf(watcher, "Images", rows.repositories);
  await page.keyboard.press("End");
  await watcher.whenRow(`app-${repositoryCount - 1}`);
  const tags = await timeOf(watcher, "app-", rows.tags);
  return { opened, repositories, tags };
}

/**
 * Opens rows, and waits for theirs.
 * @param {ReturnType<typeof treeWatcher>} watcher
 * @param {string} labels
 * @param {number} rows
 */
async function timeOf(watcher, labels, rows) {
  const complete = watcher.whenRows(rows);
  const started = await watcher.open(labels);
  return (await complete) - started;
}

/** @param {readonly TreeTimes[]} samples */
function figuresOf(samples) {
  const raw = samples.map(({ rawMs }) => rawMs);
  const all = samples.map(({ opened, repositories, tags }) => opened + repositories + tags);
  return [
    {
      name: "tree.ms",
      unit: "ms",
      target: 2 * median(raw) + 150,
      samples: all,
      note: "target: 2.0 x tree.raw.ms + 150 ms",
    },
    { name: "tree.raw.ms", unit: "ms", samples: raw },
    {
      name: "tree.opened.ms",
      unit: "ms",
      samples: samples.map(({ opened }) => opened),
      note: "the part until all containers",
    },
    {
      name: "tree.excess",
      unit: "x raw",
      samples: all.map((ms, index) => (ms - 150) / (raw[index] ?? Number.NaN)),
      target: 2,
    },
  ];
}
