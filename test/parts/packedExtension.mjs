// @ts-check
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @typedef {Awaited<ReturnType<typeof packExtension>>} PackedExtension */

/**
 * An extension that the tests bring along, as VS Code installs it.
 * @param {string} cwd its folder
 */
export async function packExtension(cwd) {
  const { createVSIX } = await import("@vscode/vsce");
  const folder = await mkdtemp(join(tmpdir(), "windows-containers-packed-"));
  const vsix = join(folder, "extension.vsix");
  await createVSIX({ cwd, packagePath: vsix, dependencies: false, skipLicense: true, allowMissingRepository: true });
  return { vsix, remove: async () => rm(folder, { recursive: true, force: true }) };
}
