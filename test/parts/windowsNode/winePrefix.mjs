// @ts-check
import { mkdir, readFile, readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { cached, contentKey } from "../cache.mjs";
import { endWine, runInWine, wineVersion } from "./wine.mjs";

const ownPrograms = "/usr/lib/x86_64-linux-gnu/wine/x86_64-windows";
/** Goes up when what is done here changes. */
const recipe = "1";

/**
 * A Windows drive C: as Wine makes it, to copy from. Of its 695 MB all but 13 are copies of Wine's own programs, which
 * become links.
 * @returns {Promise<string>}
 */
export async function ensurePrefix() {
  const key = contentKey(recipe, await wineVersion());
  return cached("wine-prefix", key, async (folder) => {
    const prefix = join(folder, "prefix");
    await mkdir(prefix);
    try {
      await runInWine(prefix, ["wineboot", "--init"]);
      // node.exe refuses the older version that Wine plays by itself.
      await runInWine(prefix, ["winecfg", "-v", "win10"]);
    } finally {
      await endWine(prefix);
    }
    await linkCopies(join(prefix, "drive_c"));
  }).then((folder) => join(folder, "prefix"));
}

/** @param {string} drive */
async function linkCopies(drive) {
  const originals = new Set(await readdir(ownPrograms));
  const entries = await readdir(drive, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile() && originals.has(one.name.toLowerCase()))) {
    const copy = join(entry.parentPath, entry.name);
    const original = join(ownPrograms, entry.name.toLowerCase());
    const [one, other] = await Promise.all([readFile(copy), readFile(original)]);
    if (one.equals(other)) {
      await rm(copy);
      await symlink(original, copy);
    }
  }
}
