// @ts-check
import { spawn } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [environment] the whole environment, not an addition to it
 * @property {"anyExit"} [accept] do not throw when the program exits with another code than 0
 * @property {AbortSignal} [signal]
 */

/**
 * Runs a program to its end, without a shell and without standard input.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export async function run(program, words, options = {}) {
  const child = spawn(program, [...words], {
    cwd: options.cwd,
    env: options.environment ?? process.env,
    signal: options.signal,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    /** @type {Promise<number>} */ (
      new Promise((resolve, reject) => {
        child.once("error", reject);
        child.once("close", (exitCode) => resolve(exitCode ?? -1));
      })
    ),
  ]);
  if (code !== 0 && options.accept !== "anyExit") {
    throw new Error(`${program} ${words.join(" ")} exited with ${code}: ${(stderr || stdout).trim().slice(-2_000)}`);
  }
  return { code, stdout, stderr };
}

/**
 * The npm that runs the present script, as a program and its words: on Windows `npm` itself is no program but a script.
 * @param {readonly string[]} words
 * @returns {readonly [program: string, words: readonly string[]]}
 */
export function npm(words) {
  const script = process.env.npm_execpath;
  return script?.endsWith(".js") === true ? [process.execPath, [script, ...words]] : ["npm", words];
}

/**
 * Where a program is, searched on PATH and where Debian keeps the administrator's programs.
 * @param {...string} names tried in this order
 * @returns {Promise<string | undefined>}
 */
export async function findProgram(...names) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  for (const name of names) {
    for (const folder of folders.filter((entry) => entry !== "")) {
      const path = join(folder, name);
      if (await isExecutable(path)) {
        return path;
      }
    }
  }
  return undefined;
}

/** @param {string} path */
async function isExecutable(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** @param {NodeJS.ReadableStream} stream */
export async function textOf(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString("utf8");
}
