import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, it, type TestContext } from "node:test";
import { watchDesktopStart } from "../../../src/mode/watchDesktopStart";

/** Long enough for a watch to be in place, and for a change to be told. */
const settleMs = 300;

async function watchedStart(test: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), "desktop-start-"));
  const socket = join(folder, "run", "docker.sock");
  await mkdir(join(folder, "run"));
  let signs = 0;
  const places = { desktop: [join(folder, "settings-store.json"), join(folder, "settings.json")] } as const;
  const watched = watchDesktopStart(`unix://${socket}`, places, () => {
    signs += 1;
  });
  test.after(async () => {
    watched.dispose();
    await rm(folder, { recursive: true, force: true });
  });
  await delay(settleMs);
  return {
    folder,
    socket,
    watched,
    hasSignOf: async (path: string): Promise<boolean> => {
      const before = signs;
      await writeFile(path, "{}");
      await delay(settleMs);
      return signs > before;
    },
  };
}

describe("watchDesktopStart", { concurrency: true }, () => {
  it("tells that Docker Desktop wrote its settings, in the newer file or the older", async (test) => {
    const { folder, hasSignOf } = await watchedStart(test);

    assert.equal(await hasSignOf(join(folder, "settings-store.json")), true);
    assert.equal(await hasSignOf(join(folder, "settings.json")), true);
  });

  const withoutSockets = process.platform === "win32" && "Windows has pipes, which nobody can watch";
  it("tells that the socket of its engine appeared", { skip: withoutSockets }, async (test) => {
    const { socket, hasSignOf } = await watchedStart(test);

    assert.equal(await hasSignOf(socket), true);
  });

  it("tells nothing of other files, and of none once it is disposed", async (test) => {
    const { folder, hasSignOf, watched } = await watchedStart(test);

    assert.equal(await hasSignOf(join(folder, "unleash-repo.json")), false);
    watched.dispose();
    assert.equal(await hasSignOf(join(folder, "settings-store.json")), false);
  });

  it("does without folders that are not there", () => {
    const nowhere = join(tmpdir(), "desktop-start-nowhere", "file.json");
    watchDesktopStart("npipe:////./pipe/docker_engine", { desktop: [nowhere, nowhere] }, () => undefined).dispose();
  });
});
