import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Docker configuration folder of the tests' own, so that engines come and go as they do by `docker context`. */
export class DockerContexts {
  private constructor(readonly folder: string) {}

  static async make(): Promise<DockerContexts> {
    const contexts = new DockerContexts(await mkdtemp(join(tmpdir(), "windows-containers-contexts-")));
    await mkdir(join(contexts.folder, "contexts", "meta"), { recursive: true });
    await contexts.use("default");
    return contexts;
  }

  /** As `docker context create NAME --docker host=HOST`. */
  async create(name: string, host: string): Promise<void> {
    const folder = this.metaFolder(name);
    await mkdir(folder, { recursive: true });
    const meta = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host, SkipTLSVerify: false } } };
    await writeWhole(join(folder, "meta.json"), JSON.stringify(meta));
  }

  /** As `docker context rm NAME`. */
  async remove(name: string): Promise<void> {
    await rm(this.metaFolder(name), { recursive: true, force: true });
  }

  /** As `docker context use NAME`. */
  async use(name: string): Promise<void> {
    await writeWhole(join(this.folder, "config.json"), JSON.stringify({ currentContext: name }));
  }

  async dispose(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private metaFolder(name: string): string {
    return join(this.folder, "contexts", "meta", createHash("sha256").update(name).digest("hex"));
  }
}

/** Nobody reads half a file. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}
