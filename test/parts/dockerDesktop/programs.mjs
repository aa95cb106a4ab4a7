// @ts-check
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const standIn = new URL("./standIn.mjs", import.meta.url);

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
    this.applicationPath = join(root, "Docker Desktop.exe");
    this.controlPath = controlPath;
    /** For SystemRoot, with those programs of Windows' own that the product asks. */
    this.windowsFolder = join(root, "Windows");
  }

  /** @param {{ dockerCli: boolean, docker: boolean }} present */
  async lay({ dockerCli, docker }) {
    await this.#put(this.dockerCliPath, "DockerCli", dockerCli);
    await this.#put(this.dockerPath, "docker", docker);
    await this.#put(this.applicationPath, "Docker Desktop", true);
    for (const name of ["sc", "reg", "tasklist"]) {
      await this.#put(join(this.windowsFolder, "System32", `${name}.exe`), name, true);
    }
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
    const words = [this.controlPath, program].map((word) => JSON.stringify(word)).join(", ");
    // A file without a known ending is CommonJS; the node that runs the double is the one that is surely there.
    await writeFile(path, `#!${process.execPath}\nprocess.argv.splice(2, 0, ${words});\nimport("${standIn.href}");\n`);
    await chmod(path, 0o755);
  }
}
