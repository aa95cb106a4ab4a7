// @ts-check
import { build } from "esbuild";
import { join } from "node:path";
import { startWindows, windowsPathOf } from "../parts/windowsNode/windowsMachine.mjs";
import { whyNoWine } from "../parts/windowsNode/wine.mjs";

const deadlineMs = 120_000;

/**
 * From the start of all checks of Windows until each has its row's answer, while PowerShell hangs, for which nine of them
 * wait. In a real node.exe, with stand-ins for the programs of Windows.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measurePrerequisites({ runs, say }) {
  const reason = await whyNoWine();
  if (reason !== undefined) {
    throw new Error(`There is no Windows node.exe: ${reason}.`);
  }
  const machine = await startWindows();
  try {
    const bundle = join(machine.folder, "prerequisites.cjs");
    await bundleInto(bundle);
    // The first one warms the caches.
    const environment = { RUNS: String(runs + 1) };
    const { code, stdout, stderr } = await machine.runNode([windowsPathOf(bundle)], { environment, deadlineMs });
    if (code !== 0) {
      throw new Error(`node.exe ended with ${code}: ${stderr}`);
    }
    const measured = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    measured.forEach(({ ms, checks, answered, late }) =>
      say(`${ms.toFixed(0)} ms: of ${checks} checks ${answered} answered, ${late} are late`),
    );
    return [
      {
        name: "prerequisites.ms",
        unit: "ms",
        target: 3_000,
        samples: measured.slice(1).map(({ ms }) => ms),
        note: `all ${measured[0]?.checks} checks of Windows in node.exe under Wine, with a PowerShell that hangs`,
      },
    ];
  } finally {
    await machine.stop();
  }
}

/** @param {string} outfile */
async function bundleInto(outfile) {
  await build({
    entryPoints: [join(import.meta.dirname, "inWindows", "prerequisites.ts")],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
}
