import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { readCurrentContext } from "../../../src/mode/currentContext";
import { writeContext } from "./contextFiles";

describe("readCurrentContext", () => {
  it("knows the context that the configuration names", async () => {
    await inFolder(async (folder) => {
      await writeContext(folder, "desktop-windows");
      await writeFile(join(folder, "config.json"), JSON.stringify({ currentContext: "desktop-windows" }));

      assert.deepEqual(await readCurrentContext(folder, {}), { name: "desktop-windows", state: "there" });
    });
  });

  it("tells when the configuration names a context that is gone", async () => {
    await inFolder(async (folder) => {
      await writeContext(folder, "desktop-windows");
      await writeFile(join(folder, "config.json"), JSON.stringify({ currentContext: "desktop-linux" }));

      assert.deepEqual(await readCurrentContext(folder, {}), { name: "desktop-linux", state: "missing" });
      // No `docker` command looks at it then.
      for (const environment of [{ DOCKER_HOST: "unix:///lab.sock" }, { DOCKER_CONTEXT: "lab" }]) {
        assert.equal((await readCurrentContext(folder, environment)).state, "there");
      }
      assert.equal((await readCurrentContext(folder, { DOCKER_HOST: "" })).state, "missing");
    });
  });

  it("takes the default where nothing is configured", async () => {
    await inFolder(async (folder) => {
      assert.deepEqual(await readCurrentContext(folder, {}), { name: "default", state: "there" });
    });
  });
});

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "context-"));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
