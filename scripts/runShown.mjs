// @ts-check
import { spawn } from "node:child_process";

/**
 * Runs a program whose output a person should see; standard output goes to stderr, so that a script's own answer stays
 * alone on stdout.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ cwd?: string, environment?: NodeJS.ProcessEnv, accept?: "anyExit" }} [options]
 * @returns {Promise<number>} the exit code
 */
export async function runShown(program, words, options = {}) {
  const child = spawn(program, [...words], {
    cwd: options.cwd,
    env: options.environment ?? process.env,
    stdio: ["ignore", process.stderr, process.stderr],
  });
  /** @type {number} */
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve(exitCode ?? -1));
  });
  if (code !== 0 && options.accept !== "anyExit") {
    throw new Error(`${program} ${words.join(" ")} exited with ${code}.`);
  }
  return code;
}
