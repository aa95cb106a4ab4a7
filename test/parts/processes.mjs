// @ts-check
import { readFile, readdir } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

const politeMs = 10_000;

/**
 * @typedef {object} RunningProcess
 * @property {number} pid
 * @property {number} parent
 * @property {number} group
 * @property {string} state as in /proc: `Z` is one that has ended and was not yet collected
 * @property {string} words the command line, joined by blanks
 */

/** Every process of this machine (Linux). */
export async function runningProcesses() {
  const pids = (await readdir("/proc")).filter((entry) => /^\d+$/.test(entry));
  const processes = await Promise.all(pids.map(async (pid) => readProcess(Number(pid))));
  return processes.filter((entry) => entry !== undefined);
}

/**
 * What still runs of a process group.
 * @param {number} group
 */
export async function processesOfGroup(group) {
  return (await runningProcesses()).filter((entry) => entry.group === group && entry.state !== "Z");
}

/**
 * Ends a process group that was started detached: politely first, and waits until nothing of it is left.
 * @param {number} group
 */
export async function endGroup(group) {
  signalGroup(group, "SIGCONT");
  signalGroup(group, "SIGTERM");
  const deadline = Date.now() + politeMs;
  while ((await processesOfGroup(group)).length > 0) {
    if (Date.now() > deadline) {
      signalGroup(group, "SIGKILL");
    }
    await delay(50);
  }
}

/**
 * @param {number} group
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch {
    // Nothing of it is left.
  }
}

/**
 * @param {number} pid
 * @returns {Promise<RunningProcess | undefined>}
 */
async function readProcess(pid) {
  try {
    const [status, line] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile(`/proc/${pid}/cmdline`, "utf8"),
    ]);
    // The name in parentheses may itself hold blanks and parentheses.
    const [state = "", parent, group] = status.slice(status.lastIndexOf(")") + 2).split(" ");
    return { pid, parent: Number(parent), group: Number(group), state, words: line.replaceAll("\0", " ").trim() };
  } catch {
    return undefined;
  }
}
