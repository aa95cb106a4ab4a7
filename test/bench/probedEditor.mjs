// @ts-check
import { chromium } from "@playwright/test";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as delay } from "node:timers/promises";
import { browserLaunchOptions } from "../parts/browser.mjs";
import { startVscodeServer } from "../parts/vscodeServer.mjs";
import { Workbench } from "../parts/workbench.mjs";

const hostProbe = pathToFileURL(join(import.meta.dirname, "hostProbe.mjs")).href;
const pageScripts = ["treeWatcher.mjs", "screenWatcher.mjs"].map((name) => join(import.meta.dirname, "inPage", name));
const waitMs = 60_000;

/**
 * @typedef {object} ProbeFact
 * @property {number} pid the extension host
 * @property {number} at Unix time in milliseconds
 * @property {"started" | "activated" | "process" | "stall" | "memory"} kind
 * @property {number} [loadMs]
 * @property {number} [callMs]
 * @property {number} [ms]
 * @property {readonly unknown[]} [words]
 * @property {number} [heapBytes]
 * @property {number} [bufferBytes]
 * @property {number} [sockets]
 *
 * @typedef {object} ProbedEditorOptions
 * @property {string} [vsix] no extension at all when left out
 * @property {string} [dockerHost] where the engine listens; nowhere when left out
 * @property {"watch" | "ignore"} [stalls] costs the host some time
 * @property {"watch" | "ignore"} [memory] likewise
 *
 * @typedef {Awaited<ReturnType<typeof startProbedEditor>>} ProbedEditor
 * @typedef {Awaited<ReturnType<ProbedEditor["openWindow"]>>} ProbedWindow
 */

/**
 * A VS Code server and a browser, with a probe in every extension host.
 * @param {ProbedEditorOptions} options
 */
export async function startProbedEditor(options) {
  const folder = await mkdtemp(join(tmpdir(), "windows-containers-probe-"));
  const factsFile = join(folder, "facts.jsonl");
  const server = await startVscodeServer({
    vsix: options.vsix === undefined ? [] : [options.vsix],
    hiddenFiles: ["/var/run/docker.sock"],
    nodeWords: [`--import=${hostProbe}`, ...(options.memory === "watch" ? ["--expose-gc"] : [])],
    // Else VS Code looks through the machine's processes for open ports every two seconds.
    settings: { "remote.autoForwardPortsSource": "output" },
    environment: {
      DOCKER_HOST: options.dockerHost,
      DOCKER_CONTEXT: undefined,
      DOCKER_CONFIG: join(folder, "docker-config"),
      WINDOWS_CONTAINERS_PROBE: factsFile,
      WINDOWS_CONTAINERS_PROBE_STALLS: options.stalls === "watch" ? "on" : undefined,
      WINDOWS_CONTAINERS_PROBE_MEMORY: options.memory === "watch" ? "on" : undefined,
    },
  });
  const browser = await chromium.launch(await browserLaunchOptions());

  /** @returns {Promise<readonly ProbeFact[]>} */
  const facts = async () => {
    const text = await readFile(factsFile, "utf8").catch(() => "");
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  };

  return {
    server,
    facts,
    /** A window of its own: a new extension host, and nothing remembered of earlier windows. */
    openWindow: async () => openWindow(browser, server, facts),
    stop: async () => {
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {import("../parts/vscodeServer.mjs").VscodeServer} server
 * @param {() => Promise<readonly ProbeFact[]>} allFacts
 */
async function openWindow(browser, server, allFacts) {
  const before = new Set((await allFacts()).map(({ pid }) => pid));
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  for (const path of pageScripts) {
    await context.addInitScript({ path });
  }
  const page = await context.newPage();
  const workbench = await Workbench.open(page, server.url());
  const started = await eventually("an extension host", async () =>
    (await allFacts()).find(({ kind, pid }) => kind === "started" && !before.has(pid)),
  );
  const facts = async () => (await allFacts()).filter(({ pid }) => pid === started.pid);
  return {
    page,
    workbench,
    hostPid: started.pid,
    facts,
    /** The extension in this window's host, which VS Code activates when it has started. */
    activated: async () =>
      eventually("the activation", async () => (await facts()).find(({ kind }) => kind === "activated")),
    close: async () => {
      await context.close();
      await eventually("the end of the extension host", async () => {
        const hosts = await server.extensionHosts();
        return hosts.some(({ pid }) => pid === started.pid) ? undefined : "ended";
      });
    },
  };
}

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T | undefined>} look
 * @returns {Promise<T>}
 */
async function eventually(what, look) {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) {
      return found;
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited ${waitMs / 1000} s in vain for ${what}.`);
    }
    await delay(20);
  }
}
