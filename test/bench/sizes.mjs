// @ts-check
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

const main = join(import.meta.dirname, "..", "..", "dist", "extension.js");

/**
 * The main bundle is everything that loading it loads: its chunks count, those that are loaded later do not.
 * @type {import("./figures.mjs").BenchSuite}
 */
export async function measureSizes({ vsix, say }) {
  const modules = await staticClosure(main);
  const sizes = await Promise.all(modules.map(async (path) => (await stat(path)).size));
  say(`${modules.length} modules are loaded with the main one`);
  const { size } = await stat(vsix);
  return [
    { name: "size.main", unit: "kB", target: 60, samples: [sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000] },
    { name: "size.vsix", unit: "MB", target: 1.6, samples: [size / 1e6] },
  ];
}

/**
 * The build leaves dynamic imports as they are, so whatever is required is required at once.
 * @param {string} entry
 * @returns {Promise<readonly string[]>}
 */
async function staticClosure(entry) {
  const seen = new Set([entry]);
  for (const path of seen) {
    const code = await readFile(path, "utf8");
    for (const [, name = ""] of code.matchAll(/\brequire\("(\.[^"]+)"\)/g)) {
      seen.add(join(dirname(path), name));
    }
  }
  return [...seen];
}
