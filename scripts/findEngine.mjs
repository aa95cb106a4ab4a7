// @ts-check
import { spawn } from "node:child_process";
import { mkdir, open, readFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { cacheFolder } from "../test/parts/cache.mjs";
import { ensureDebianPackages, isDebian } from "../test/parts/debian.mjs";
import { findProgram, run } from "../test/parts/program.mjs";
import { chooseEngine } from "./engineChoice.mjs";
import { knownEndpoints } from "./knownEndpoints.mjs";

const usualSocket = "/var/run/docker.sock";
const install = "install Docker Desktop or Docker Engine (https://docs.docker.com/engine/install/) and start again.";
const startDeadlineMs = 60_000;

/**
 * @typedef {object} FoundEngine
 * @property {string} socketPath
 * @property {"found" | "started"} how an engine that was there counts as found, also when it had to be started: what is in
 *   it is somebody's own
 * @property {() => Promise<void>} stop ends what was started here, and nothing else
 */

/**
 * The engine of this machine: the one that answers where the extension looks, else, on Debian and Ubuntu as root, one
 * that is installed and started now. Elsewhere undefined: the panel itself says what to install.
 * @returns {Promise<FoundEngine | undefined>}
 */
export async function findEngine() {
  const { socketPath, why } = await chooseEngine(await knownEndpoints(), answers);
  if (socketPath !== undefined) {
    return { socketPath, how: "found", stop: () => Promise.resolve() };
  }
  if (why !== undefined) {
    console.error(why);
    return undefined;
  }
  if (process.platform !== "linux" || !(await isDebian()) || process.getuid?.() !== 0) {
    console.error(`No container engine answers here: ${install}`);
    return undefined;
  }
  return installed();
}

/** @returns {Promise<FoundEngine>} */
async function installed() {
  const wasThere = (await findProgram("dockerd")) !== undefined;
  await ensureDebianPackages(["docker.io", "iptables"]);
  if (!(await answersSoon(usualSocket, 3_000))) {
    return { ...(await startDaemon()), how: wasThere ? "found" : "started" };
  }
  // Where there is an init system the package has started it.
  const stopService = async () => {
    await run("systemctl", ["stop", "docker.socket", "docker.service"], { accept: "anyExit" });
  };
  return {
    socketPath: usualSocket,
    how: wasThere ? "found" : "started",
    stop: wasThere ? () => Promise.resolve() : stopService,
  };
}

/** @returns {Promise<Omit<FoundEngine, "how">>} */
async function startDaemon() {
  console.error("Starting Docker Engine…");
  const program = await findProgram("dockerd");
  if (program === undefined) {
    throw new Error("Docker Engine was installed, and its dockerd is not to be found.");
  }
  await mkdir(cacheFolder(), { recursive: true });
  const logFile = join(cacheFolder(), "dockerd.log");
  const log = await open(logFile, "w");
  // In a session of its own: a Ctrl+C in the terminal must reach this script first, which stops things in order.
  const daemon = spawn(program, [], { stdio: ["ignore", log.fd, log.fd], detached: true });
  // Also a Ctrl+C that comes before it answers.
  const endWithUs = () => daemon.kill("SIGTERM");
  process.once("exit", endWithUs);
  const ended = new Promise((resolve) => daemon.once("exit", resolve));
  await log.close();
  if (!(await answersSoon(usualSocket, startDeadlineMs))) {
    daemon.kill();
    const lines = (await readFile(logFile, "utf8")).trim().split("\n").slice(-5).join("\n");
    throw new Error(`Docker Engine does not start on this machine:\n${lines}`);
  }
  return {
    socketPath: usualSocket,
    stop: async () => {
      process.off("exit", endWithUs);
      daemon.kill("SIGTERM");
      await ended;
    },
  };
}

/** @param {string} socketPath @param {number} withinMs */
async function answersSoon(socketPath, withinMs) {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (await answers(socketPath)) {
      return true;
    }
    await delay(200);
  }
  return false;
}

/** @param {string} socketPath @returns {Promise<boolean>} */
function answers(socketPath) {
  return new Promise((resolve) => {
    const ping = request({ socketPath, path: "/_ping", timeout: 3_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.once("timeout", () => ping.destroy());
    ping.once("error", () => resolve(false));
    ping.end();
  });
}
