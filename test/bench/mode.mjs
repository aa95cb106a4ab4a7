// @ts-check
import { chromium } from "@playwright/test";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { browserLaunchOptions } from "../parts/browser.mjs";
import { startDockerDesktop } from "../parts/dockerDesktop/dockerDesktop.mjs";
import { startVscodeServer } from "../parts/vscodeServer.mjs";
import { Workbench } from "../parts/workbench.mjs";
import { now } from "./treeWatcher.mjs";

const pageScript = join(import.meta.dirname, "inPage", "statusWatcher.mjs");
/** As long as the followers of the last switch may still be busy. */
const quietMs = 3_000;
const downMs = 1_500;

/**
 * From the moment in which the engine of the other system answers on the active address, after a switch that the
 * extension did not make, until the status bar shows the new mode.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureMode({ vsix, runs, say }) {
  const double = await startDockerDesktop({ behaviour: { downMs } });
  const server = await startVscodeServer({
    vsix: [vsix],
    hiddenFiles: ["/var/run/docker.sock"],
    environment: {
      ...double.environment,
      ...{ DOCKER_CONFIG: double.dockerConfigDir, DOCKER_HOST: undefined, DOCKER_CONTEXT: undefined },
    },
    machineSettings: {
      "windowsContainers.dockerDesktop.dockerCliPath": double.dockerCliPath,
      "windowsContainers.dockerDesktop.activeEngine": double.activeHost,
    },
  });
  const browser = await chromium.launch(await browserLaunchOptions());
  try {
    const page = await browser.newPage();
    await page.addInitScript({ path: pageScript });
    const workbench = await Workbench.open(page, server.url());
    await workbench.statusBarItem("Linux Containers").waitFor();
    /** @type {number[]} */
    const samples = [];
    for (let run = 0; run <= runs; run += 1) {
      await delay(quietMs);
      const sample = await measureOne(page, double);
      say(`${run}: ${sample.toFixed(0)} ms`);
      // The first one also loads code, here and in the page.
      samples.push(...(run === 0 ? [] : [sample]));
    }
    return [{ name: "mode.detect.ms", unit: "ms", target: 500, samples, note: "switches made from the tray menu" }];
  } finally {
    await browser.close();
    await server.stop();
    await double.stop();
  }
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {import("../parts/dockerDesktop/dockerDesktop.mjs").DockerDesktopDouble} double
 */
async function measureOne(page, double) {
  const target = double.mode() === "linux" ? "windows" : "linux";
  const text = target === "linux" ? "Linux Containers" : "Windows Containers";
  /** @type {Promise<number>} */
  const shown = page.evaluate(`whenStatus(${JSON.stringify(text)})`);
  await double.switchTo(target);
  const answered = now();
  return Math.max(0, (await shown) - answered);
}
