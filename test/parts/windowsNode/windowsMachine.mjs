// @ts-check
import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isAlive } from "../cache.mjs";
import { run } from "../program.mjs";
import { ensureNodeExe } from "./nodeExe.mjs";
import { programPaths } from "./programPaths.mjs";
import { ensurePrefix } from "./winePrefix.mjs";
import { ensureWindowsProgram } from "./windowsPrograms.mjs";
import { registryFileOf, windowsProfiles } from "./windowsProfiles.mjs";
import { endWine, endWineCommand, ensureWine, runInWine, startInWine } from "./wine.mjs";

const folderPrefix = "windows-containers-wine-";
const nodePath = String.raw`C:\Program Files\nodejs\node.exe`;

/**
 * @typedef {object} NodeRunOptions
 * @property {Readonly<Record<string, string>>} [environment]
 * @property {string} [workingFolder]
 * @property {number} deadlineMs
 *
 * @typedef {object} NodeRun
 * @property {number | "killed"} code `killed`: its deadline had passed
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * A Windows of its own, as far as Wine plays one: a drive C:, a registry, named pipes that no other one sees, a real
 * node.exe, and the programs of ours.
 * @param {{ profile?: import("./windowsProfiles.mjs").WindowsProfileName }} [options]
 */
export async function startWindows({ profile = "windows11Enterprise26100" } = {}) {
  await ensureWine();
  await removeAbandonedMachines();
  const [nodeExe, prefix] = await Promise.all([ensureNodeExe(), ensurePrefix()]);
  const folder = await mkdtemp(join(tmpdir(), folderPrefix));
  await writeFile(join(folder, "owner"), String(process.pid));
  await run("cp", ["--archive", prefix, join(folder, "prefix")]);
  const machine = new WindowsMachine(folder);
  try {
    await machine.put(nodeExe, nodePath, "link");
    for (const name of /** @type {const} */ (["standIn", "messagePipe", "taskkill"])) {
      await machine.put(await ensureWindowsProgram(name), programPaths[name], "copy");
    }
    for (const name of /** @type {const} */ ([
      "sc",
      "tasklist",
      "whoami",
      "net",
      "netsh",
      "netstat",
      "route",
      "wsl",
      "powerShell",
    ])) {
      await machine.put(await ensureWindowsProgram("standIn"), programPaths[name], "copy");
    }
    await machine.beLike(profile);
    return machine;
  } catch (error) {
    await machine.stop();
    throw error;
  }
}

export class WindowsMachine {
  #runs = 0;
  #endWithUs = () => {
    const { program, words, environment } = endWineCommand(this.prefix);
    spawnSync(program, words, { env: environment });
  };

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    this.prefix = join(folder, "prefix");
    process.once("exit", this.#endWithUs);
  }

  /**
   * Runs node.exe to its end. Its output goes to files, for with pipes from outside of Wine it does not start.
   * @param {readonly string[]} words
   * @param {NodeRunOptions} options
   * @returns {Promise<NodeRun>}
   */
  async runNode(words, { environment, workingFolder, deadlineMs }) {
    this.#runs += 1;
    const [out, err] = ["out", "err"].map((name) => join(this.folder, `${this.#runs}.${name}`));
    const files = [openSync(out ?? "", "w"), openSync(err ?? "", "w")];
    const child = startInWine(this.prefix, [nodePath, ...words], {
      environment,
      stdio: ["ignore", ...files],
      workingFolder,
    });
    files.forEach((file) => closeSync(file));
    const timer = setTimeout(() => child.kill("SIGKILL"), deadlineMs);
    /** @type {number | "killed"} */
    const code = await new Promise((resolve, reject) => {
      child.once("error", reject).once("close", (exitCode) => resolve(exitCode ?? "killed"));
    });
    clearTimeout(timer);
    const [stdout, stderr] = await Promise.all([readFile(out ?? "", "utf8"), readFile(err ?? "", "utf8")]);
    return { code, stdout, stderr };
  }

  /**
   * What the registry says of Windows, and with it `os.release()`; for programs that start from now on.
   * @param {import("./windowsProfiles.mjs").WindowsProfileName} name
   */
  async beLike(name) {
    const file = join(this.folder, `${name}.reg`);
    await writeFile(file, registryFileOf(windowsProfiles[name]));
    await runInWine(this.prefix, ["reg", "import", windowsPathOf(file)]);
  }

  /**
   * @param {string} source a file outside
   * @param {string} path where on drive C: it is to be
   * @param {"copy" | "link"} how
   */
  async put(source, path, how) {
    const target = this.pathOf(path);
    await mkdir(dirname(target), { recursive: true });
    // Copied over a link, it would replace Wine's own program.
    await rm(target, { force: true });
    await (how === "copy" ? copyFile(source, target) : symlink(source, target));
  }

  /** Where a file on drive C: is outside. @param {string} path */
  pathOf(path) {
    return join(this.prefix, "drive_c", ...path.replace(/^C:\\/i, "").split("\\"));
  }

  /** Ends everything that runs in it, and removes it. */
  async stop() {
    process.off("exit", this.#endWithUs);
    await endWine(this.prefix);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** How programs on the Windows see a file outside. @param {string} path */
export function windowsPathOf(path) {
  return `Z:${path.replaceAll("/", "\\")}`;
}

/** Ends what an earlier run, itself killed, has left. */
async function removeAbandonedMachines() {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(folderPrefix));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    const owner = Number(await readFile(join(folder, "owner"), "utf8").catch(() => process.pid));
    if (!isAlive(owner)) {
      await new WindowsMachine(folder).stop();
    }
  }
}
