// @ts-check
/**
 * Loaded into every Node.js process of the VS Code server, where it works in the extension host only. Writes what it sees
 * as lines of JSON, each with its Unix time in milliseconds.
 */
import childProcess from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import Module, { syncBuiltinESMExports } from "node:module";
import { monitorEventLoopDelay } from "node:perf_hooks";

const file = process.env.WINDOWS_CONTAINERS_PROBE ?? "";
const stallPeriodMs = 100;
const memoryPeriodMs = 2_000;
/** The extension's folder, with the publisher before its name and the version behind. */
const ours = /windows-containers\.windows-containers[^/\\]*[/\\]dist[/\\]/;

/** @param {Record<string, unknown>} fact */
function tell(fact) {
  appendFileSync(file, `${JSON.stringify({ pid: process.pid, at: Date.now(), ...fact })}\n`);
}

/** The product's main module: how long it takes to load, and its `activate`. */
function timeActivation() {
  const loader = /** @type {{ _load: (request: string, parent: unknown, isMain: boolean) => any }} */ (
    /** @type {unknown} */ (Module)
  );
  const load = loader._load;
  loader._load = function (request, parent, isMain) {
    if (!ours.test(request) || !/[/\\]extension(\.js)?$/.test(request)) {
      return load.call(this, request, parent, isMain);
    }
    const started = performance.now();
    const main = load.call(this, request, parent, isMain);
    const loadMs = performance.now() - started;
    return {
      ...main,
      activate: async (/** @type {unknown} */ context) => {
        const called = performance.now();
        const answer = main.activate(context);
        // The host can do nothing else until the call returns; what it returns may still be a promise.
        const callMs = performance.now() - called;
        await answer;
        tell({ kind: "activated", loadMs, callMs, settledMs: performance.now() - called });
        return answer;
      },
    };
  };
}

/** What starts a process is on the stack then, for nobody starts one later than asked. */
function isOurDoing() {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = Infinity;
  const { stack = "" } = new Error();
  Error.stackTraceLimit = limit;
  return ours.test(stack);
}

/** @param {readonly unknown[] | undefined} words */
function tellProcess(words) {
  if (isOurDoing()) {
    tell({ kind: "process", words });
  }
}

/** Every process that the extension starts from here on, in whichever way; VS Code itself starts some in the same host. */
function watchProcesses() {
  const { prototype } = /** @type {{ prototype: { spawn: (options: { args?: string[] }) => unknown } }} */ (
    /** @type {unknown} */ (childProcess.ChildProcess)
  );
  const { spawn } = prototype;
  prototype.spawn = function (options) {
    tellProcess(options.args);
    return spawn.call(this, options);
  };
  for (const name of /** @type {const} */ (["spawnSync", "execFileSync", "execSync"])) {
    const original = /** @type {(...words: unknown[]) => unknown} */ (childProcess[name]);
    Object.assign(childProcess, {
      [name]: (/** @type {unknown[]} */ ...words) => {
        tellProcess(words.slice(0, 2));
        return original(...words);
      },
    });
  }
  syncBuiltinESMExports();
}

/** For how long the host could not do anything else, the longest of each period. */
function watchStalls() {
  const resolution = 1;
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  setInterval(() => {
    tell({ kind: "stall", ms: delays.max / 1e6 - resolution });
    delays.reset();
  }, stallPeriodMs).unref();
}

/** What is held after everything that can go has gone; `--expose-gc` is among the host's words then. */
function watchMemory() {
  setInterval(() => {
    globalThis.gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const sockets = process.getActiveResourcesInfo().filter((kind) => /^(TCPSocket|Pipe)Wrap$/.test(kind)).length;
    tell({ kind: "memory", heapBytes: heapUsed, bufferBytes: arrayBuffers, sockets });
  }, memoryPeriodMs).unref();
}

if (file !== "" && readFileSync("/proc/self/cmdline", "utf8").includes("--type=extensionHost")) {
  tell({ kind: "started" });
  timeActivation();
  watchProcesses();
  if (process.env.WINDOWS_CONTAINERS_PROBE_STALLS === "on") {
    watchStalls();
  }
  if (process.env.WINDOWS_CONTAINERS_PROBE_MEMORY === "on") {
    watchMemory();
  }
}
