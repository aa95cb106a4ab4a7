import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A context as the docker program keeps it. */
export async function writeContext(folder: string, name: string): Promise<void> {
  const meta = join(folder, "contexts", "meta", createHash("sha256").update(name).digest("hex"));
  await mkdir(meta, { recursive: true });
  const endpoint = { Host: "npipe:////./pipe/dockerDesktopWindowsEngine", SkipTLSVerify: false };
  await writeFile(
    join(meta, "meta.json"),
    JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker: endpoint } }),
  );
}
