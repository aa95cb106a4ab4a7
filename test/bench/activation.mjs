// @ts-check
import { setTimeout as delay } from "node:timers/promises";
import { startProbedEditor } from "./probedEditor.mjs";

/** What activation starts it starts soon. */
const aftermathMs = 2_000;

/**
 * `activate()` in a cold extension host: a new server data folder, a new host and a new page for every sample. The time is
 * that of loading the main module plus that of the call until it returns, as VS Code itself counts it.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureActivation({ vsix, runs, say }) {
  /** @type {{ loadMs: number, callMs: number, processes: number }[]} */
  const samples = [];
  for (let run = 1; run <= runs; run += 1) {
    const editor = await startProbedEditor({ vsix });
    try {
      const window = await editor.openWindow();
      const { loadMs = Number.NaN, callMs = Number.NaN } = await window.activated();
      await delay(aftermathMs);
      const processes = (await window.facts()).filter(({ kind }) => kind === "process");
      say(`${run}: load ${loadMs.toFixed(1)} ms, call ${callMs.toFixed(1)} ms, ${processes.length} processes`);
      processes.forEach(({ words }) => say(`   ${JSON.stringify(words)}`));
      samples.push({ loadMs, callMs, processes: processes.length });
    } finally {
      await editor.stop();
    }
  }
  return [
    { name: "activation.ms", unit: "ms", target: 20, samples: samples.map(({ loadMs, callMs }) => loadMs + callMs) },
    {
      name: "activation.load.ms",
      unit: "ms",
      samples: samples.map(({ loadMs }) => loadMs),
      note: "a part of activation.ms",
    },
    { name: "activation.processes", unit: "processes", target: 0, samples: samples.map(({ processes }) => processes) },
  ];
}
