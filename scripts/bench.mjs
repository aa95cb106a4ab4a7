// @ts-check
/**
 * `npm run bench [-- --suite a,b] [--runs N] [--json FILE]`: measures the packaged extension in a real VS Code and prints
 * a table. A target that is missed is said in the table and does not fail the run; a measurement that failed does.
 */
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureNpmPackages } from "./npmPackages.mjs";
import { packageExtension } from "./package.mjs";

const { values } = parseArgs({
  options: {
    suite: { type: "string" },
    json: { type: "string" },
    runs: { type: "string", default: "7" },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  throw new Error("--runs takes a number from 1.");
}

await ensureNpmPackages();
const { suites } = await import("../test/bench/suites.mjs");
const { figureTable, figuresJson, toFigure } = await import("../test/bench/figures.mjs");
const names = values.suite?.split(",") ?? Object.keys(suites);
const unknown = names.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  throw new Error(`There is no suite ${unknown.join(", ")}; there are ${Object.keys(suites).join(", ")}.`);
}

console.error("Building and packing the extension…");
const folder = await mkdtemp(join(tmpdir(), "windows-containers-bench-"));
// A copy: another build must not change what is being measured.
const vsix = join(folder, "windows-containers.vsix");
await copyFile(await packageExtension(), vsix);

/** @type {import("../test/bench/figures.mjs").Figure[]} */
const figures = [];
for (const [name, measure] of Object.entries(suites).filter(([suite]) => names.includes(suite))) {
  console.error(`\n== ${name}`);
  const started = performance.now();
  try {
    const measured = await measure({ vsix, runs, say: (line) => console.error(line) });
    figures.push(...measured.map(toFigure));
  } catch (error) {
    console.error(`${name} could not be measured:`, error);
    process.exitCode = 1;
  }
  console.error(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
await rm(folder, { recursive: true, force: true });

console.log(`\n${figureTable(figures, runs)}`);
if (values.json !== undefined) {
  await writeFile(values.json, `${JSON.stringify(figuresJson(figures), undefined, 2)}\n`);
}
