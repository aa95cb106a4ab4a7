// @ts-check
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { runShown } from "./runShown.mjs";

/**
 * @typedef {object} SuiteResult
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} leftOut what did not run, each with its reason
 * @property {readonly string[]} [secondTries] what failed first, and passed at another try
 * @property {readonly string[]} [failedFiles] the bundles with failures, where the runner tells them
 *
 * @typedef {(built: { vsix: string }) => Promise<SuiteResult>} Suite
 */

const root = join(import.meta.dirname, "..");

/** More than there are cores: tests on real engines mostly wait. */
const filesAtOnce = 6;

/** In the order to run them: what fails fastest comes first. @type {Readonly<Record<string, Suite>>} */
export const suites = {
  unit: () => nodeTests("unit", ".cjs"),
  engine: engineTests,
  windows: windowsTests,
  host: hostTests,
  ui: browserTests,
};

/**
 * @param {string} name
 * @param {string} ending
 * @returns {Promise<SuiteResult>}
 */
async function nodeTests(name, ending) {
  const folder = join(root, "out", name);
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  return runBundles(files.filter((file) => file.endsWith(`.test${ending}`)).map((file) => join(folder, file)));
}

/**
 * @param {readonly string[]} bundles
 * @returns {Promise<SuiteResult>}
 */
async function runBundles(bundles) {
  return withTotals(async (totalsFile) => {
    const reporters = [
      ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
      ...[
        `--test-reporter=${join(import.meta.dirname, "totalsReporter.mjs")}`,
        `--test-reporter-destination=${totalsFile}`,
      ],
    ];
    const words = ["--enable-source-maps", "--test", `--test-concurrency=${filesAtOnce}`, ...reporters, ...bundles];
    await runShown(process.execPath, words, {
      cwd: root,
      accept: "anyExit",
    });
  });
}

/** In CI one more try, as the browser tests have: a dozen engines share two cores with whatever else runs there. @type {Suite} */
async function engineTests() {
  const first = await nodeTests("engine", ".mjs");
  const { failedFiles: again = [] } = first;
  if (again.length === 0 || process.env.CI === undefined) {
    return first;
  }
  const names = again.map((bundle) => basename(bundle)).join(", ");
  console.error(`engine: ${first.failed} failed, and these files have one more try: ${names}`);
  const second = await runBundles(again);
  // What was tried again counts once, as it went the second time.
  const passed = first.passed + first.failed - second.failed;
  const { failed, failedFiles: still = [] } = second;
  const secondTries = again.filter((bundle) => !still.includes(bundle)).map((bundle) => `engine: ${basename(bundle)}`);
  return { passed, failed, skipped: first.skipped, leftOut: first.leftOut, secondTries };
}

/** @type {Suite} */
async function windowsTests() {
  const { runWindowsTests } = await import("../test/windows/runUnderWine.mjs");
  return runWindowsTests();
}

/** @type {Suite} */
async function hostTests() {
  const { runHostTests } = await import("../test/host/runInServer.mjs");
  return runHostTests();
}

/** @type {Suite} */
async function browserTests({ vsix }) {
  return withTotals(async (totalsFile) => {
    const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
    const environment = { ...process.env, WINDOWS_CONTAINERS_VSIX: vsix, WINDOWS_CONTAINERS_TOTALS: totalsFile };
    await runShown(process.execPath, [playwright, "test", "--config", "test/ui/playwright.config.ts"], {
      cwd: root,
      environment,
      accept: "anyExit",
    });
  });
}

/**
 * @param {(totalsFile: string) => Promise<void>} runSuite writes a `SuiteResult` as JSON
 * @returns {Promise<SuiteResult>}
 */
async function withTotals(runSuite) {
  const folder = await mkdtemp(join(tmpdir(), "windows-containers-totals-"));
  try {
    const file = join(folder, "totals.json");
    await runSuite(file);
    const text = await readFile(file, "utf8").catch(() => "");
    // A runner that died without a word has failed, however many tests it had passed.
    return text === "" ? { passed: 0, failed: 1, skipped: 0, leftOut: [] } : JSON.parse(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
