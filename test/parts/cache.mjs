// @ts-check
import { createHash, randomBytes } from "node:crypto";
import { link, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const lockPollMs = 250;

/**
 * Everything that is downloaded or built for tests and for `npm start` lives here, outside the repository, so that a
 * fresh clone on the same machine starts fast.
 */
export function cacheFolder() {
  const own = process.env.WINDOWS_CONTAINERS_CACHE;
  return own ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "windows-containers");
}

/**
 * The folder that `build` once filled for this name and key. A change of what goes in must change the key. The folder
 * appears by a rename when it is complete, so a build that was interrupted is never used.
 * @param {string} name what it is, e.g. `vscode-server`
 * @param {string} key what decides its content, e.g. a version
 * @param {(folder: string) => Promise<void>} build fills the empty folder that it is given
 * @returns {Promise<string>}
 */
export async function cached(name, key, build) {
  const parent = join(cacheFolder(), name);
  const folder = join(parent, safeName(key));
  if (await exists(folder)) {
    return folder;
  }
  await mkdir(parent, { recursive: true });
  const lock = `${folder}.lock`;
  while (!(await takeLock(lock))) {
    await delay(lockPollMs);
  }
  try {
    if (!(await exists(folder))) {
      await buildBeside(folder, build);
    }
    return folder;
  } finally {
    await rm(lock, { force: true });
  }
}

/**
 * A key for content that has no version of its own.
 * @param {...(string | Uint8Array)} parts
 */
export function contentKey(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) {
    hash.update(part).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * @param {string} folder
 * @param {(folder: string) => Promise<void>} build
 */
async function buildBeside(folder, build) {
  await removeInterruptedBuilds(folder);
  const unfinished = `${folder}.${process.pid}.building`;
  await mkdir(unfinished);
  try {
    await build(unfinished);
    await rename(unfinished, folder).catch(async (/** @type {unknown} */ error) => {
      // Somebody else's build of the same key is as good as ours.
      if (!(await exists(folder))) {
        throw error;
      }
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function removeInterruptedBuilds(folder) {
  const parent = dirname(folder);
  for (const entry of await readdir(parent)) {
    const path = join(parent, entry);
    const owner = path.startsWith(`${folder}.`) ? /\.(\d+)\.building$/.exec(entry)?.[1] : undefined;
    if (owner !== undefined && (!isAlive(Number(owner)) || Number(owner) === process.pid)) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/**
 * The lock names its owner, so that a killed run does not stop the next one. It is written elsewhere first and linked
 * into place, so that it is never seen without its owner.
 * @param {string} lock
 */
async function takeLock(lock) {
  const claim = `${lock}.${randomBytes(4).toString("hex")}`;
  await writeFile(claim, String(process.pid));
  try {
    await link(claim, lock);
    return true;
  } catch {
    const owner = Number(await readFile(lock, "utf8").catch(() => process.pid));
    if (!isAlive(owner)) {
      await rm(lock, { force: true });
    }
    return false;
  } finally {
    await rm(claim, { force: true });
  }
}

/** @param {string} key */
function safeName(key) {
  return /^[\w.-]{1,80}$/.test(key) ? key : contentKey(key);
}

/** @param {string} path */
async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}
