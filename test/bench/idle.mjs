// @ts-check
import { setTimeout as delay } from "node:timers/promises";
import { startProbedEditor } from "./probedEditor.mjs";
import { processorSecondsOf } from "./processorSeconds.mjs";
import { containerCount, startThousandObjects } from "./thousandObjects.mjs";
import { treeWatcher } from "./treeWatcher.mjs";

const windowMs = 60_000;
/** What a window does after it has opened is not idling. */
const settleMs = 30_000;

/**
 * The processor seconds that an extension host uses in 60 s with the view open on 1,000 containers, less what a host
 * without the extension uses in the same 60 s. All windows idle side by side: their seconds are their own.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureIdle({ vsix, runs, say }) {
  const engine = await startThousandObjects();
  try {
    const withExtension = await startProbedEditor({ vsix, dockerHost: engine.host });
    try {
      const without = await startProbedEditor({});
      try {
        return await measureWindows({ withExtension, without, runs, say });
      } finally {
        await without.stop();
      }
    } finally {
      await withExtension.stop();
    }
  } finally {
    await engine.stop();
  }
}

/**
 * @param {{
 *   withExtension: import("./probedEditor.mjs").ProbedEditor,
 *   without: import("./probedEditor.mjs").ProbedEditor,
 *   runs: number,
 *   say: (line: string) => void,
 * }} parts
 */
async function measureWindows({ withExtension, without, runs, say }) {
  /** @type {{ host: number, bareHost: number }[]} */
  const pairs = [];
  for (let run = 1; run <= runs; run += 1) {
    const window = await withExtension.openWindow();
    await window.workbench.openViewContainer("Windows Containers");
    await treeWatcher(window.page).whenRows(5 + containerCount);
    const bareWindow = await without.openWindow();
    await bareWindow.workbench.openViewContainer("Explorer");
    pairs.push({ host: window.hostPid, bareHost: bareWindow.hostPid });
  }
  say(`${runs} windows with the extension and ${runs} without are open; now they idle`);
  await delay(settleMs);
  const began = Date.now();
  const before = await Promise.all(pairs.map(processorSeconds));
  await delay(windowMs);
  const after = await Promise.all(pairs.map(processorSeconds));
  const used = after.map(({ host, bareHost }, index) => ({
    host: host - (before[index]?.host ?? Number.NaN),
    bareHost: bareHost - (before[index]?.bareHost ?? Number.NaN),
  }));
  used.forEach(({ host, bareHost }) => say(`${host.toFixed(3)} s, without ${bareHost.toFixed(3)} s`));
  const processes = (await withExtension.facts()).filter(({ kind, at }) => kind === "process" && at > began);
  return [
    {
      name: "idle.cpu",
      unit: "s in 60 s",
      target: 0.1,
      samples: used.map(({ host, bareHost }) => host - bareHost),
    },
    {
      name: "idle.processes",
      unit: "processes",
      target: 0,
      samples: pairs.map(({ host }) => processes.filter(({ pid }) => pid === host).length),
    },
  ];
}

/** @param {{ host: number, bareHost: number }} pids */
async function processorSeconds({ host, bareHost }) {
  return { host: await processorSecondsOf(host), bareHost: await processorSecondsOf(bareHost) };
}
