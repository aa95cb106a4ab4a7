// @ts-check
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { programPaths } from "./programPaths.mjs";

/**
 * How a stand-in behaves from its next start on; what is left out: it says nothing and ends at once with 0.
 * @typedef {object} Behaviour
 * @property {string | Uint8Array} [stdout]
 * @property {string | Uint8Array} [stderr]
 * @property {number} [code] how it ends
 * @property {number} [waitMs] how long it lives first
 * @property {string} [waitsFor] a part of the command lines with which it waits; with all without
 *
 * @typedef {object} Start
 * @property {readonly string[]} words what it was started with
 * @property {string} commandLine the same, as Windows handed it over
 */

/**
 * A program in place of one that a test cannot have: what it was started with is real, what it does is told by files
 * beside it. For use in node.exe.
 */
export class StandIn {
  /** @param {string} path where it is */
  constructor(path) {
    this.path = path;
  }

  /**
   * @param {string} path where to put it
   * @param {Behaviour} [behaviour]
   */
  static async place(path, behaviour = {}) {
    await mkdir(dirname(path), { recursive: true });
    await copyFile(programPaths.standIn, path);
    const standIn = new StandIn(path);
    await standIn.behave(behaviour);
    return standIn;
  }

  /** @param {Behaviour} behaviour */
  async behave({ stdout, stderr, code, waitMs, waitsFor }) {
    await Promise.all([
      this.#put("stdout", stdout),
      this.#put("stderr", stderr),
      this.#put("code", code?.toString()),
      this.#put("wait", waitMs?.toString()),
      this.#put("when", waitsFor),
    ]);
  }

  /** Every start so far. @returns {Promise<readonly Start[]>} */
  async starts() {
    return (await this.#log()).filter((entry) => "words" in entry);
  }

  /** The exit codes of those that ended by themselves. @returns {Promise<readonly number[]>} */
  async ends() {
    return (await this.#log()).flatMap((entry) => ("ended" in entry ? [entry.ended] : []));
  }

  async remove() {
    await Promise.all(
      ["stdout", "stderr", "code", "wait", "when", "log"].map(async (ending) => this.#put(ending, undefined)),
    );
    await this.#removeProgram();
  }

  /** One that runs, or was killed a moment ago, keeps its file. */
  async #removeProgram() {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await rm(this.path, { force: true });
        return;
      } catch (error) {
        if (attempt === 100) {
          throw error;
        }
        await delay(50);
      }
    }
  }

  async #log() {
    const text = await readFile(`${this.path}.log`, "utf8").catch(() => "");
    // The last line may be on its way.
    return text
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }

  /**
   * @param {string} ending
   * @param {string | Uint8Array | undefined} content
   */
  async #put(ending, content) {
    const path = `${this.path}.${ending}`;
    await (content === undefined ? rm(path, { force: true }) : writeFile(path, content));
  }
}
