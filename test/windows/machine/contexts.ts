import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where docker keeps what it knows of a context. */
export function contextFolder(configFolder: string, name: string): string {
  return join(configFolder, "contexts", "meta", createHash("sha256").update(name).digest("hex"));
}

export async function writeContext(configFolder: string, name: string, host: string): Promise<void> {
  const folder = contextFolder(configFolder, name);
  await mkdir(folder, { recursive: true });
  const docker = { Host: host, SkipTLSVerify: false };
  await writeFile(join(folder, "meta.json"), JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker } }));
}
