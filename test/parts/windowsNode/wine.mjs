// @ts-check
import { spawn } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { ensureDebianPackages, isDebian } from "../debian.mjs";
import { run } from "../program.mjs";

/** Debian names the loader, which starts 64-bit programs at once, and does not put it on the PATH. */
const loader = "/usr/lib/wine/wine64";

/**
 * Programs that Wine brings itself and that do less than those of Windows; a file that is put in their place is run
 * instead of them.
 */
const replacedPrograms = [
  ...["taskkill.exe", "sc.exe", "tasklist.exe", "where.exe", "whoami.exe", "netsh.exe"],
  ...["net.exe", "netstat.exe", "route.exe", "powershell.exe"],
];

/**
 * @typedef {object} StartOptions
 * @property {Readonly<Record<string, string>> | undefined} [environment] added to the little that Wine needs
 * @property {import("node:child_process").StdioOptions} [stdio]
 * @property {string | undefined} [workingFolder]
 */

/** Installs Wine and the compiler for Windows programs. */
export async function ensureWine() {
  await ensureDebianPackages(["wine", "wine64", "gcc-mingw-w64-x86-64"]);
}

/** Undefined where Wine is, or can be installed. @returns {Promise<string | undefined>} */
export async function whyNoWine() {
  if (process.arch !== "x64") {
    return `the Windows programs are for x64, this machine is ${process.arch}`;
  }
  if (!(await isDebian())) {
    return "Wine is installed on Debian and Ubuntu only";
  }
  return process.getuid?.() === 0 ? undefined : "only root can install Wine, and start the engines beside it";
}

/** @returns {Promise<string>} which Wine it is */
export async function wineVersion() {
  const { stdout } = await run("dpkg-query", ["-W", "-f=${Version}", "wine64"]);
  return stdout.trim();
}

/**
 * Starts a Windows program, or one of Wine's own by its name. Nothing of our environment reaches it but what is meant
 * to.
 * @param {string} prefix
 * @param {readonly string[]} words
 * @param {StartOptions} [options]
 */
export function startInWine(prefix, words, { environment, stdio = "ignore", workingFolder } = {}) {
  return spawn(loader, [...words], {
    env: { ...environment, ...wineEnvironment(prefix) },
    stdio,
    cwd: workingFolder ?? prefix,
  });
}

/**
 * @param {string} prefix
 * @param {readonly string[]} words
 */
export async function runInWine(prefix, words) {
  const child = startInWine(prefix, words);
  /** @type {number} */
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (exitCode) => resolve(exitCode ?? -1));
  });
  if (code !== 0) {
    throw new Error(`${words.join(" ")} exited with ${code} under Wine.`);
  }
}

/** Ends everything that runs in a prefix, and returns when the registry is on disk. @param {string} prefix */
export async function endWine(prefix) {
  const { program, words, environment } = endWineCommand(prefix);
  await run(program, words, { environment, accept: "anyExit" });
  await run(program, ["--wait"], { environment, accept: "anyExit" });
  await endStragglers(prefix);
}

/** What a server of Wine leaves that has itself crashed. @param {string} prefix */
async function endStragglers(prefix) {
  for (const pid of (await readdir("/proc")).filter((entry) => /^\d+$/.test(entry))) {
    const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
    if (environment.split("\0").includes(`WINEPREFIX=${prefix}`)) {
      process.kill(Number(pid), "SIGKILL");
    }
  }
}

/** What ends everything that runs in a prefix, for where nothing can be waited for. @param {string} prefix */
export function endWineCommand(prefix) {
  return { program: "/usr/bin/wineserver", words: ["--kill"], environment: wineEnvironment(prefix) };
}

/** @param {string} prefix */
function wineEnvironment(prefix) {
  return {
    PATH: "/usr/bin:/bin",
    // Without it Wine takes file names for ASCII.
    LANG: "C.UTF-8",
    WINEPREFIX: prefix,
    WINEDEBUG: "-all",
    WINEDLLOVERRIDES: `${replacedPrograms.join(",")}=n`,
  };
}
