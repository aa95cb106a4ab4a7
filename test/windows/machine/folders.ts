import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";

/** As people name folders; every blank and letter of it must survive. */
export const awkwardName = "Ünïcode & 100 % — (x86) 容器";

/** A folder of a test's own, with a name as people give it. */
export async function awkwardFolder(test: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${awkwardName} `));
  test.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
