// @ts-check
/** `npm run package`: builds and packs the extension; prints the VSIX's path. */
import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureNpmPackages } from "./npmPackages.mjs";
import { runShown } from "./runShown.mjs";

const root = join(import.meta.dirname, "..");

/**
 * @param {{ tests?: "tests" }} [options] also bundles the tests, which the build does in one go
 * @returns {Promise<string>} the VSIX
 */
export async function packageExtension(options = {}) {
  const { createVSIX } = await import("@vscode/vsce");
  await runShown(process.execPath, ["esbuild.mjs", ...(options.tests ? ["--tests"] : [])], { cwd: root });
  const folder = join(root, "out");
  await mkdir(folder, { recursive: true });
  const packagePath = join(folder, "windows-containers.vsix");
  await createVSIX({ cwd: root, packagePath, dependencies: false });
  return packagePath;
}

if (pathToFileURL(process.argv[1] ?? "").href === import.meta.url) {
  await ensureNpmPackages();
  console.log(relative(process.cwd(), await packageExtension()));
}
