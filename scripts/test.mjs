// @ts-check
/**
 * `npm test [suite...]`: from nothing to green. Installs what the suites need, builds and packs the extension, runs the
 * suites one after the other (they share two cores), and ends with the sum of all, alone on a line.
 */
import { ensureNpmPackages } from "./npmPackages.mjs";
import { packageExtension } from "./package.mjs";
import { runSuites } from "./runSuites.mjs";
import { suites } from "./testSuites.mjs";

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  throw new Error(`There is no suite ${unknown.join(", ")}; there are ${Object.keys(suites).join(", ")}.`);
}

await ensureNpmPackages();
console.error("Building and packing the extension…");
const vsix = await packageExtension({ tests: "tests" });

const wanted = Object.entries(suites).filter(([name]) => names.length === 0 || names.includes(name));
const sum = await runSuites(
  wanted.map(([name, run]) => [name, () => run({ vsix })]),
  (line) => console.error(line),
);

const unasked = Object.keys(suites).filter((name) => !wanted.some(([suite]) => suite === name));
for (const line of [...unasked.map((name) => `${name}: not asked for`), ...sum.leftOut]) {
  console.log(`left out: ${line}`);
}
for (const line of sum.secondTries) {
  console.log(`passed at a second try only: ${line}`);
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
