// @ts-check
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startWindows, windowsPathOf } from "../parts/windowsNode/windowsMachine.mjs";
import { whyNoWine } from "../parts/windowsNode/wine.mjs";
import { startEnginesOutside } from "./enginesOutside.mjs";

const root = join(import.meta.dirname, "..", "..");
const deadlineMs = 120_000;

/** What a green run means, wherever it is quoted. */
const meaning =
  "windows: Windows itself; a real node.exe ran with win32 semantics as Wine gives them (test/windows/UNVERIFIED.md)";

/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} leftOut
 */

/**
 * Runs the unit tests once more, and the tests of this folder, in a real node.exe for Windows under Wine.
 * @returns {Promise<Totals>}
 */
export async function runWindowsTests() {
  const reason = await whyNoWine();
  if (reason !== undefined) {
    return { passed: 0, failed: 0, skipped: 0, leftOut: [`windows: ${reason}`] };
  }
  const [unit, ...own] = await Promise.all([runBundle("unit", {}), runOwnTests()]);
  return [unit, ...own.flat()].reduce(sum, { passed: 0, failed: 0, skipped: 0, leftOut: [meaning] });
}

async function runOwnTests() {
  const engines = await startEnginesOutside();
  try {
    const bundles = ["contract", "machine"].map(async (name) => runBundle(name, engines.environment));
    return await Promise.all(bundles);
  } finally {
    await engines.stop();
  }
}

/**
 * On a Windows of its own: the server of Wine may not survive the end of a program that has used many pipes, and nobody
 * else shall suffer from it.
 * @param {string} name of the bundle
 * @param {Readonly<Record<string, string>>} environment
 * @returns {Promise<Totals>}
 */
async function runBundle(name, environment) {
  const machine = await startWindows();
  try {
    return await runBundleOn(machine, name, environment);
  } finally {
    await machine.stop();
  }
}

/**
 * @param {import("../parts/windowsNode/windowsMachine.mjs").WindowsMachine} machine
 * @param {string} name
 * @param {Readonly<Record<string, string>>} environment
 * @returns {Promise<Totals>}
 */
async function runBundleOn(machine, name, environment) {
  const totalsFile = join(machine.folder, `${name}.json`);
  const reporter = pathToFileURL(join(root, "scripts", "totalsReporter.mjs"));
  const reporters = [
    ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
    ...[`--test-reporter=file:///Z:${reporter.pathname}`, `--test-reporter-destination=${windowsPathOf(totalsFile)}`],
  ];
  const bundle = windowsPathOf(join(root, "out", "windows", `${name}.cjs`));
  // What a failed test leaves open must not keep the others from being told.
  const words = ["--enable-source-maps", "--test-force-exit", ...reporters, bundle];
  const { code, stdout, stderr } = await machine.runNode(words, { environment, deadlineMs, workingFolder: root });
  process.stderr.write(`${stdout}${stderr}`);
  const text = await readFile(totalsFile, "utf8").catch(() => "");
  /** @type {Totals} */
  const totals = text === "" ? { passed: 0, failed: 0, skipped: 0, leftOut: [] } : JSON.parse(text);
  // A run that died, or was killed at its deadline, has failed, however many tests it had passed.
  const died = (code !== 0 && totals.failed === 0) || totals.passed === 0;
  if (died) {
    process.stderr.write(`node.exe ended with ${code}.\n`);
  }
  return {
    ...totals,
    failed: totals.failed + (died ? 1 : 0),
    leftOut: totals.leftOut.map((line) => `windows: ${line}`),
  };
}

/**
 * @param {Totals} one
 * @param {Totals} other
 * @returns {Totals}
 */
function sum(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    leftOut: [...one.leftOut, ...other.leftOut],
  };
}
