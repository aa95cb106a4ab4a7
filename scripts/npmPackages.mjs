// @ts-check
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { npm } from "../test/parts/program.mjs";
import { runShown } from "./runShown.mjs";

const root = join(import.meta.dirname, "..");
/** Names the lock file that node_modules was last made of. */
const stamp = join(root, "node_modules", ".lock-hash");

/** Installs exactly what package-lock.json names, unless that is what is there. */
export async function ensureNpmPackages() {
  const lock = await readFile(join(root, "package-lock.json"));
  const hash = createHash("sha256").update(lock).digest("hex");
  const installed = await readFile(stamp, "utf8").catch(() => "");
  if (installed === hash) {
    return;
  }
  console.error("Installing the npm packages…");
  await runShown(...npm(["ci", "--no-audit", "--no-fund"]), { cwd: root });
  await writeFile(stamp, hash);
}
