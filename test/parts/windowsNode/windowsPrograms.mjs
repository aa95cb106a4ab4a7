// @ts-check
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { cached, contentKey } from "../cache.mjs";
import { run } from "../program.mjs";

const compiler = "x86_64-w64-mingw32-gcc";
const compilerWords = ["-O1", "-s", "-static", "-municode", "-Wl,--subsystem,windows", "-Wall", "-Wextra", "-Werror"];
const libraries = ["-lshell32", "-lws2_32"];

/**
 * Windows programs of ours, from the C source beside this file.
 * @param {"standIn" | "taskkill" | "messagePipe"} name `standIn` does as the files beside it say, see `standIn.mjs`;
 *   `taskkill` is the part of Windows' own that the product needs, for Wine's knows no `/t`; `messagePipe` is a pipe of
 *   the kind that Docker's engine makes
 * @returns {Promise<string>} the program
 */
export async function ensureWindowsProgram(name) {
  const source = join(import.meta.dirname, `${name}.c`);
  const key = contentKey(await readFile(source), ...compilerWords, ...libraries);
  const folder = await cached(`windows-${name}`, key, async (into) => {
    await run(compiler, [...compilerWords, "-o", join(into, `${name}.exe`), source, ...libraries]);
  });
  return join(folder, `${name}.exe`);
}
