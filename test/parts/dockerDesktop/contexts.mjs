// @ts-check
import { createHash } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder that DOCKER_CONFIG names, with the two contexts that Docker Desktop makes. */
export class DesktopContexts {
  /**
   * @param {string} folder
   * @param {Readonly<Record<string, string>>} hosts by the context's name
   */
  constructor(folder, hosts) {
    this.folder = folder;
    this.hosts = hosts;
  }

  /** Makes a context current, and puts back whatever is missing. @param {string} name */
  async use(name) {
    for (const [context, host] of Object.entries(this.hosts)) {
      const folder = this.#metaFolder(context);
      await mkdir(folder, { recursive: true });
      await writeWhole(
        join(folder, "meta.json"),
        JSON.stringify({
          Name: context,
          Metadata: { Description: "Docker Desktop" },
          Endpoints: { docker: { Host: host, SkipTLSVerify: false } },
        }),
      );
    }
    await this.#name(name);
  }

  /** Leaves a context current and takes it away, as older versions of Docker Desktop did. @param {string} name */
  async strand(name) {
    await this.#name(name);
    await rm(this.#metaFolder(name), { recursive: true, force: true });
  }

  /** @param {string} currentContext */
  async #name(currentContext) {
    await writeWhole(join(this.folder, "config.json"), JSON.stringify({ auths: {}, currentContext }, undefined, "\t"));
  }

  /** @param {string} name */
  #metaFolder(name) {
    return join(this.folder, "contexts", "meta", createHash("sha256").update(name).digest("hex"));
  }
}

/** Nobody reads half a file. @param {string} path @param {string} text */
async function writeWhole(path, text) {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
