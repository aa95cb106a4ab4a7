// @ts-check
/**
 * `npm test [suite...]`: from nothing to green. Installs what the suites need, builds and packs the extension, runs the
 * suites one after the other (they share two cores), and ends with the sum of all, alone on a line.
 */
import { ensureNpmPackages } from "./npmPackages.mjs";
import { packageExtension } from "./package.mjs";
import { suites } from "./testSuites.mjs";

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  throw new Error(`There is no suite ${unknown.join(", ")}; there are ${Object.keys(suites).join(", ")}.`);
}

await ensureNpmPackages();
console.error("Building and packing the extension…");
const vsix = await packageExtension({ tests: "tests" });

const sum = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const leftOut = [];
for (const [name, runSuite] of Object.entries(suites)) {
  if (names.length > 0 && !names.includes(name)) {
    leftOut.push(`${name}: not asked for`);
    continue;
  }
  console.error(`\n== ${name}`);
  const started = performance.now();
  const result = await runSuite({ vsix });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.error(`${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped in ${seconds} s`);
  sum.passed += result.passed;
  sum.failed += result.failed;
  sum.skipped += result.skipped;
  leftOut.push(...result.leftOut);
}

for (const line of leftOut) {
  console.log(`left out: ${line}`);
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
