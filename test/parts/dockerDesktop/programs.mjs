// @ts-check
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { dirname, join } from "node:path";
import { textOf } from "./identityProxy.mjs";

/**
 * The programs of an installation, laid out as on Windows: <root>/DockerCli.exe and <root>/resources/bin/docker. They do
 * nothing themselves: what they are asked goes to the double, which decides when and how they end.
 */
export class DesktopPrograms {
  /**
   * @param {string} root
   * @param {string} controlPath the double's own socket
   */
  constructor(root, controlPath) {
    this.dockerCliPath = join(root, "DockerCli.exe");
    this.dockerPath = join(root, "resources", "bin", "docker");
    this.controlPath = controlPath;
  }

  /** @param {{ dockerCli: boolean, docker: boolean }} present */
  async lay({ dockerCli, docker }) {
    await this.#put(this.dockerCliPath, "DockerCli", dockerCli);
    await this.#put(this.dockerPath, "docker", docker);
  }

  /**
   * @param {string} path
   * @param {string} program
   * @param {boolean} present
   */
  async #put(path, program, present) {
    if (!present) {
      await rm(path, { force: true });
      return;
    }
    await mkdir(dirname(path), { recursive: true });
    const words = [import.meta.url, this.controlPath, program].map((word) => JSON.stringify(word));
    // A file without a known ending is CommonJS; the node that runs the double is the one that is surely there.
    await writeFile(
      path,
      `#!${process.execPath}\nimport(${words[0]}).then((it) => it.runProgram(${words[1]}, ${words[2]}));\n`,
    );
    await chmod(path, 0o755);
  }
}

/**
 * What a stand-in program does: asks the double, says what it is told, ends as it is told. Without an answer it never
 * returns.
 * @param {string} controlPath
 * @param {string} program
 */
export async function runProgram(controlPath, program) {
  const answer = await askDouble(controlPath, "/run", { program, args: process.argv.slice(2) });
  if (answer.text !== "") {
    process[answer.exitCode === 0 ? "stdout" : "stderr"].write(`${answer.text}\n`);
  }
  process.exitCode = answer.exitCode;
}

/**
 * Speaks to a double that runs in another process.
 * @param {string} controlPath
 * @param {"/run" | "/control" | "/switch" | "/state"} path
 * @param {unknown} body
 * @returns {Promise<any>}
 */
export function askDouble(controlPath, path, body) {
  return new Promise((resolve, reject) => {
    const question = request({ socketPath: controlPath, path, method: "POST" }, (answer) => {
      textOf(answer).then((text) => resolve(JSON.parse(text)), reject);
    });
    question.once("error", reject);
    question.end(JSON.stringify(body));
  });
}
