// @ts-check
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browserLaunchOptions } from "./browser.mjs";
import { startVscodeServer } from "./vscodeServer.mjs";

/** The environment variable that names the file in which the tests leave what they want to tell. */
const resultsVariable = "WINDOWS_CONTAINERS_TEST_RESULTS";

/**
 * @typedef {object} HostTestRun
 * @property {string} extensionPath the folder of the extension's package.json, built
 * @property {string} testsPath a CommonJS module; its `run()` resolves when all is well and rejects when not
 * @property {Omit<import("./vscodeServer.mjs").VscodeServerOptions, "testDriver">} [server]
 * @property {number} [deadlineMs]
 * @property {(line: string) => void} [onLog] what the tests and the extension print on the console
 */

/**
 * Runs tests inside VS Code's extension host: the same entry that `@vscode/test-electron` runs in the desktop program.
 * @param {HostTestRun} options
 * @returns {Promise<{ readonly exitCode: number, readonly results: string }>} the code is 0 when `run()` resolved;
 *   `results` is what the tests wrote to the file that `resultsVariable` names
 */
export async function runExtensionHostTests(options) {
  const { chromium } = await import("@playwright/test");
  const folder = await mkdtemp(join(tmpdir(), "windows-containers-host-tests-"));
  const resultsFile = join(folder, "results");
  const environment = { ...options.server?.environment, [resultsVariable]: resultsFile };
  const server = await startVscodeServer({ ...options.server, environment, testDriver: "on" });
  const browser = await chromium.launch(await browserLaunchOptions());
  try {
    const page = await browser.newPage();
    await page.exposeFunction("codeAutomationLog", (/** @type {string} */ _level, /** @type {unknown[]} */ words) =>
      options.onLog?.(words.map(String).join(" ")),
    );
    /** @type {Promise<number>} */
    const ended = new Promise((resolve) => {
      void page.exposeFunction("codeAutomationExit", resolve);
    });
    await page.goto(
      server.url({ extensionDevelopmentPath: options.extensionPath, extensionTestsPath: options.testsPath }),
    );
    const exitCode = await withDeadline(ended, options.deadlineMs ?? 300_000, async () => server.log());
    return { exitCode, results: await readFile(resultsFile, "utf8").catch(() => "") };
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @template T
 * @param {Promise<T>} ended
 * @param {number} deadlineMs
 * @param {() => Promise<string>} readLog
 * @returns {Promise<T>}
 */
async function withDeadline(ended, deadlineMs, readLog) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => {
      void readLog().then((log) =>
        reject(new Error(`The tests did not end in ${deadlineMs} ms: ${log.slice(-2_000)}`)),
      );
    }, deadlineMs);
  });
  try {
    return await Promise.race([ended, /** @type {Promise<never>} */ (late)]);
  } finally {
    clearTimeout(timer);
  }
}
