// @ts-check
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "./cache.mjs";
import { ensureDebianPackages } from "./debian.mjs";
import { dockerApi } from "./dockerApi.mjs";
import { addBridge, removeLink } from "./linuxBridge.mjs";
import { runningProcesses } from "./processes.mjs";
import { findProgram, run } from "./program.mjs";

const folderPrefix = "windows-containers-engine-";
const readyDeadlineMs = 60_000;
const politeMs = 30_000;

/**
 * @typedef {object} DockerEngineOptions
 * @property {string} name a word for its folder
 * @property {"none" | "bridge"} [network] `bridge`: containers get addresses of their own and may publish ports on
 *   loopback; `none`, which starts faster, is what is taken when left out
 * @property {string} [dataRoot] kept by `stop`, with its containers; a fresh one, removed by `stop`, when left out
 * @property {readonly string[]} [words] more words for dockerd
 *
 * @typedef {object} EngineRecord what is needed to start this engine again, and to clean up behind it
 * @property {number} owner the process that must stop it
 * @property {string} dockerd
 * @property {readonly string[]} words
 * @property {string | undefined} bridge
 * @property {"keep" | "remove"} data
 */

/**
 * A real Docker Engine of its own: nothing of it is shared with another one or with the machine's own.
 * @param {DockerEngineOptions} options
 */
export async function startDockerEngine(options) {
  const dockerd = await findDockerd();
  await removeAbandonedEngines();
  const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${options.name}-`));
  const network = options.network === "bridge" ? await addBridge() : undefined;
  const dataRoot = options.dataRoot ?? join(folder, "data");
  await mkdir(dataRoot, { recursive: true });
  /** @type {EngineRecord} */
  const record = {
    owner: process.pid,
    dockerd,
    bridge: network?.name,
    data: options.dataRoot === undefined ? "remove" : "keep",
    words: [
      ...["--host", `unix://${join(folder, "docker.sock")}`, "--pidfile", join(folder, "pid")],
      ...["--data-root", dataRoot, "--exec-root", join(folder, "exec"), "--config-file", join(folder, "daemon.json")],
      ...["--log-level", "warn", "--iptables=false", "--ip-forward=false"],
      ...(network === undefined ? ["--bridge", "none"] : ["--bridge", network.name]),
      ...(network === undefined ? [] : ["--default-address-pool", `base=${network.pool},size=28`]),
      ...(options.words ?? []),
    ],
  };
  await writeFile(join(folder, "daemon.json"), JSON.stringify(await settingsFor(dockerd, dataRoot)));
  // Whole or not at all: others look for engines that were left.
  await writeFile(join(folder, "engine.json.new"), JSON.stringify(record));
  await rename(join(folder, "engine.json.new"), join(folder, "engine.json"));
  const engine = new DockerEngine(folder, record);
  try {
    await engine.launch();
    return engine;
  } catch (error) {
    await engine.removeTraces();
    throw error;
  }
}

export class DockerEngine {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #child;
  #endWithUs = () => this.#signal("SIGTERM");

  /**
   * @param {string} folder
   * @param {EngineRecord} record
   */
  constructor(folder, record) {
    this.folder = folder;
    this.record = record;
    this.socketPath = join(folder, "docker.sock");
    this.host = `unix://${this.socketPath}`;
    this.api = dockerApi(this.socketPath);
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Starts dockerd and waits until it answers. */
  async launch() {
    // Both are dead by now, but an init that does not collect its dead makes them look alive.
    await rm(join(this.folder, "pid"), { force: true });
    await rm(join(this.folder, "exec", "containerd", "containerd.pid"), { force: true });
    const log = openSync(join(this.folder, "dockerd.log"), "a");
    // A session of its own: Ctrl+C in the terminal must reach only the program that will stop the engine in order.
    const child = spawn(this.record.dockerd, [...this.record.words], { detached: true, stdio: ["ignore", log, log] });
    closeSync(log);
    this.#child = child;
    process.once("exit", this.#endWithUs);
    const deadline = Date.now() + readyDeadlineMs;
    while (!(await this.#answers())) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
        throw new Error(`dockerd does not start: ${(await this.log()).trim().slice(-2_000)}`);
      }
      await delay(50);
    }
  }

  /** Ends dockerd in order; its containers end with it and its address stays. `launch` brings it back. */
  async shutDown() {
    this.resume();
    await this.#ended("SIGTERM");
  }

  async restart() {
    await this.shutDown();
    await this.launch();
  }

  /** Ends dockerd as a crash does: its containers keep running. */
  async kill() {
    await this.#ended("SIGKILL");
  }

  /** dockerd keeps its socket open and answers nothing. */
  pause() {
    this.#signal("SIGSTOP");
  }

  resume() {
    this.#signal("SIGCONT");
  }

  async log() {
    return readFile(join(this.folder, "dockerd.log"), "utf8").catch(() => "");
  }

  /** Leaves nothing behind: no process, no bridge, no mount, no folder. */
  async stop() {
    this.resume();
    if (!(await this.#answers())) {
      // Only dockerd knows its networks.
      await this.#ended("SIGKILL");
      await this.#endOrphans();
      await this.launch();
    }
    const bridges = await this.#bridges();
    await this.#endContainers();
    await this.shutDown();
    for (const bridge of bridges) {
      await removeLink(bridge);
    }
    await this.removeTraces();
  }

  /** The part of `stop` that needs no dockerd. */
  async removeTraces() {
    await this.#ended("SIGKILL");
    // The shims of its containers carry the folder in their command line.
    await this.#endProcesses(`${this.folder}/exec/`);
    if (this.record.bridge !== undefined) {
      await removeLink(this.record.bridge);
    }
    await unmountBelow(this.folder);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Without waiting for the time that each container is given to end: nobody will see what it writes. */
  async #endContainers() {
    if (this.record.data === "keep") {
      return;
    }
    /** @type {{ Id: string }[]} */
    const running = await this.api.request("GET", "/containers/json");
    await Promise.allSettled(running.map(async ({ Id }) => this.api.request("POST", `/containers/${Id}/kill`)));
  }

  /** The containers that a killed dockerd has left; a new one would wait for each to end in order. */
  async #endOrphans() {
    const all = await runningProcesses();
    const shims = new Set(all.filter(({ words }) => words.includes(`${this.folder}/exec/`)).map(({ pid }) => pid));
    all.filter(({ parent }) => shims.has(parent)).forEach(({ pid }) => sendSignal(pid, "SIGKILL"));
  }

  /** The bridges of its networks stay when dockerd ends. */
  async #bridges() {
    /** @type {{ Id: string, Driver: string, Options: Record<string, string> | null }[]} */
    const networks = await this.api.request("GET", "/networks");
    const names = networks
      .filter(({ Driver }) => Driver === "bridge")
      .map(({ Id, Options }) => Options?.["com.docker.network.bridge.name"] ?? `br-${Id.slice(0, 12)}`);
    return names.filter((name) => name !== this.record.bridge);
  }

  async #answers() {
    try {
      await this.api.request("GET", "/_ping", { signal: AbortSignal.timeout(2_000) });
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {NodeJS.Signals} signal sent first; SIGKILL follows when it does not help
   */
  async #ended(signal) {
    const pid = await this.#daemonPid();
    const deadline = Date.now() + politeMs;
    if (pid !== undefined) {
      sendSignal(pid, signal);
    }
    while (pid !== undefined && (await isRunning(pid))) {
      if (Date.now() > deadline) {
        sendSignal(pid, "SIGKILL");
      }
      await delay(20);
    }
    process.off("exit", this.#endWithUs);
    this.#child = undefined;
    // A dockerd that is started while the old containerd is just ending takes it for a living one.
    await this.#endProcesses(`${this.folder}/exec/containerd/containerd.toml`);
  }

  /**
   * @param {string} mark a part of the command line
   */
  async #endProcesses(mark) {
    for (;;) {
      const marked = (await runningProcesses()).filter(({ words, state }) => state !== "Z" && words.includes(mark));
      if (marked.length === 0) {
        return;
      }
      marked.forEach(({ pid }) => sendSignal(pid, "SIGKILL"));
      await delay(20);
    }
  }

  /** Of a dockerd that an earlier run has started, the command line tells. */
  async #daemonPid() {
    const own = this.#child?.pid;
    return own ?? (await runningProcesses()).find(({ words }) => words.includes(`--pidfile ${this.folder}/pid`))?.pid;
  }

  /** @param {NodeJS.Signals} signal */
  #signal(signal) {
    const pid = this.#child?.pid;
    if (pid !== undefined) {
      sendSignal(pid, signal);
    }
  }
}

/** Stops what an earlier run, itself killed, has left. */
async function removeAbandonedEngines() {
  const folders = (await readdir(tmpdir())).filter((entry) => entry.startsWith(folderPrefix));
  for (const folder of folders.map((entry) => join(tmpdir(), entry))) {
    const text = await readFile(join(folder, "engine.json"), "utf8").catch(() => undefined);
    /** @type {EngineRecord | undefined} */
    const record = text === undefined ? undefined : JSON.parse(text);
    if (record !== undefined && !isAlive(record.owner)) {
      const engine = new DockerEngine(folder, record);
      await engine.stop().catch(async () => engine.removeTraces());
    }
  }
}

/** A Docker Engine of another maker is used where there is one: Debian's package would replace it. */
async function findDockerd() {
  if ((await findProgram("dockerd")) === undefined) {
    await ensureDebianPackages(["docker.io"]);
  }
  if ((await findProgram("docker")) === undefined) {
    // Newer releases have the client in a package of its own.
    await ensureDebianPackages(["docker-cli"]);
  }
  await ensureDebianPackages(["iproute2", "iptables"]);
  const dockerd = await findProgram("dockerd");
  if (dockerd === undefined || process.getuid?.() !== 0) {
    throw new Error("Docker Engine can be started by root only.");
  }
  return dockerd;
}

/**
 * Before 23.0 the engine's id comes from a key that all engines of a machine share if they are not told otherwise.
 * @param {string} dockerd
 * @param {string} dataRoot
 */
async function settingsFor(dockerd, dataRoot) {
  const { stdout } = await run(dockerd, ["--version"]);
  const major = Number(/version (\d+)/.exec(stdout)?.[1]);
  return major < 23 ? { "deprecated-key-path": join(dataRoot, "key.json") } : {};
}

/** @param {number} pid */
async function isRunning(pid) {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  return status !== undefined && !status.includes(") Z ");
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

/** @param {string} folder */
async function unmountBelow(folder) {
  const mounts = (await readFile("/proc/mounts", "utf8")).split("\n").map((line) => line.split(" ")[1] ?? "");
  const below = mounts.filter((path) => path.startsWith(`${folder}/`)).reverse();
  for (const path of below) {
    await run("umount", ["--lazy", path], { accept: "anyExit" });
  }
}
