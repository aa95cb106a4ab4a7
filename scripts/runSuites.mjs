// @ts-check

/** @typedef {import("./testSuites.mjs").SuiteResult} SuiteResult */

/**
 * Runs the suites one after the other, each whatever became of the one before.
 * @param {readonly (readonly [name: string, run: () => Promise<SuiteResult>])[]} suites
 * @param {(line: string) => void} say
 * @returns {Promise<Required<Omit<SuiteResult, "failedFiles">>>} the sum of all
 */
export async function runSuites(suites, say) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const leftOut = [];
  /** @type {string[]} */
  const secondTries = [];
  for (const [name, run] of suites) {
    say(`\n== ${name}`);
    const started = performance.now();
    const result = await run().catch((/** @type {unknown} */ error) => ended(name, error, say));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(`${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped in ${seconds} s`);
    sum.passed += result.passed;
    sum.failed += result.failed;
    sum.skipped += result.skipped;
    leftOut.push(...result.leftOut);
    secondTries.push(...(result.secondTries ?? []));
  }
  return { ...sum, leftOut, secondTries };
}

/**
 * A suite that could not run to its end counts as one failure, whatever had passed.
 * @param {string} name
 * @param {unknown} error
 * @param {(line: string) => void} say
 * @returns {SuiteResult}
 */
function ended(name, error, say) {
  say(`${name} ended before it was done: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return { passed: 0, failed: 1, skipped: 0, leftOut: [`${name}: ended before it was done`] };
}
