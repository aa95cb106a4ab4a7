// @ts-check
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { run } from "./program.mjs";

const lockWaitMs = 300_000;
const lockPollMs = 2_000;

/** @type {Promise<void> | undefined} */
let freshLists;

/**
 * Installs what is missing of these Debian packages; quick when nothing is. Never removes a package to make room.
 * @param {readonly string[]} names
 */
export async function ensureDebianPackages(names) {
  const missing = await missingPackages(names);
  if (missing.length === 0) {
    return;
  }
  if (!(await isDebian()) || process.getuid?.() !== 0) {
    throw new Error(`Install ${missing.join(", ")} (Debian package names), or run this as root on Debian or Ubuntu.`);
  }
  process.stderr.write(`Installing Debian packages: ${missing.join(" ")}\n`);
  freshLists ??= aptGet(["update"]).catch(reportStaleLists);
  await freshLists;
  await aptGet(["install", "--yes", "--no-install-recommends", "--no-remove", ...missing]);
}

/**
 * The packages of `names` that are not installed. All of them where there is no dpkg.
 * @param {readonly string[]} names
 */
async function missingPackages(names) {
  const query = ["-W", "-f=${Package} ${db:Status-Status}\\n", ...names];
  const { stdout } = await run("dpkg-query", query, { accept: "anyExit" }).catch(() => ({ stdout: "" }));
  const installed = new Set(
    stdout.split("\n").flatMap((line) => (line.endsWith(" installed") ? [line.split(" ")[0]] : [])),
  );
  return names.filter((name) => !installed.has(name));
}

/** Debian, Ubuntu and what derives from them. */
export async function isDebian() {
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}

/**
 * Waits while another apt is at work: its own lock timeout does not cover the package lists.
 * @param {readonly string[]} words
 */
async function aptGet(words) {
  const deadline = Date.now() + lockWaitMs;
  for (;;) {
    const { code, stderr } = await run("apt-get", ["-o", "DPkg::Lock::Timeout=60", "-q", ...words], {
      accept: "anyExit",
      environment: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C.UTF-8" },
    });
    if (code === 0) {
      return;
    }
    if (!/could not get lock|unable to lock|unable to acquire/i.test(stderr) || Date.now() > deadline) {
      throw new Error(`apt-get ${words[0]} failed: ${lastError(stderr)}`);
    }
    process.stderr.write("Waiting for another package manager to finish\n");
    await delay(lockPollMs);
  }
}

/** @param {unknown} error */
function reportStaleLists(error) {
  process.stderr.write(`The package lists stay as they are: ${String(error)}\n`);
}

/** @param {string} stderr */
function lastError(stderr) {
  const lines = stderr.trim().split("\n");
  return lines.filter((line) => line.startsWith("E:")).at(-1) ?? lines.at(-1) ?? "no output";
}
