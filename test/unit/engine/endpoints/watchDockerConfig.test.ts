import assert from "node:assert/strict";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, it, type TestContext } from "node:test";
import { FakeClock } from "../../platform/fakeClock";
import { becomes } from "../docker/expectations";
import { watchDockerConfig } from "../../../../src/engine/endpoints/watchDockerConfig";

/** From the last change to the word of it. */
const debounceMs = 200;
/** The system tells at once; a pause of the watch's own passes on the test's clock alone. */
const systemMs = 50;
const underWine =
  process.env.WINEPREFIX !== undefined && "Wine, unlike Windows, keeps a folder that is removed while it is watched";

async function watchedFolder(test: TestContext, make: (folder: string) => Promise<unknown>) {
  const parent = await mkdtemp(join(tmpdir(), "docker-watch-"));
  const folder = join(parent, ".docker");
  await make(folder);
  let changes = 0;
  const clock = new FakeClock();
  const watched = watchDockerConfig(
    folder,
    () => {
      changes += 1;
    },
    clock,
  );
  test.after(async () => {
    watched.dispose();
    await rm(parent, { recursive: true, force: true });
  });
  await watched.ready;
  return {
    folder,
    watched,
    /** How often a change was told because of what `act` did. */
    changesOf: async (act: () => Promise<unknown>): Promise<number> => {
      const before = changes;
      await act();
      await delay(systemMs);
      while (clock.isDueIn(debounceMs)) {
        const told = changes;
        await clock.advance(debounceMs);
        assert.ok(await becomes(() => changes > told));
        await delay(systemMs);
      }
      return changes - before;
    },
  };
}

const withContexts = async (folder: string): Promise<void> => {
  await mkdir(join(folder, "contexts", "meta", "a"), { recursive: true });
  await writeFile(join(folder, "config.json"), "{}");
  await writeFile(join(folder, "contexts", "meta", "a", "meta.json"), "{}");
};

describe("watchDockerConfig", { concurrency: true }, () => {
  it("tells a change of config.json, also by renaming, as docker does it", async (test) => {
    const { folder, changesOf } = await watchedFolder(test, withContexts);
    const changes = await changesOf(async () => {
      await writeFile(join(folder, "config.json.tmp"), '{"currentContext":"a"}');
      await rename(join(folder, "config.json.tmp"), join(folder, "config.json"));
    });
    assert.equal(changes, 1);
  });

  it("tells several changes in a row once", async (test) => {
    const { folder, changesOf } = await watchedFolder(test, withContexts);
    const changes = await changesOf(async () => {
      for (const name of ["b", "c", "d"]) {
        await mkdir(join(folder, "contexts", "meta", name));
        await writeFile(join(folder, "contexts", "meta", name, "meta.json"), "{}");
      }
    });
    assert.equal(changes, 1);
  });

  it("tells a change within a context, also within one made later", async (test) => {
    const { folder, changesOf } = await watchedFolder(test, withContexts);
    const meta = join(folder, "contexts", "meta");
    assert.equal(await changesOf(() => writeFile(join(meta, "a", "meta.json"), '{"Name":"a"}')), 1);
    await changesOf(() => mkdir(join(meta, "b")));
    assert.equal(await changesOf(() => writeFile(join(meta, "b", "meta.json"), "{}")), 1);
  });

  it("waits for a folder that does not exist yet", async (test) => {
    const { folder, changesOf } = await watchedFolder(test, () => Promise.resolve());
    assert.equal(await changesOf(() => withContexts(folder)), 1);
    assert.equal(await changesOf(() => writeFile(join(folder, "config.json"), '{"currentContext":"a"}')), 1);
  });

  it("survives the removal of the folder", { skip: underWine }, async (test) => {
    const { folder, changesOf } = await watchedFolder(test, withContexts);
    assert.ok((await changesOf(() => rm(folder, { recursive: true }))) > 0);
    assert.ok((await changesOf(() => withContexts(folder))) > 0);
    assert.equal(await changesOf(() => writeFile(join(folder, "config.json"), '{"currentContext":"b"}')), 1);
  });

  it("says nothing of what docker keeps there besides", async (test) => {
    const { folder, changesOf } = await watchedFolder(test, withContexts);
    assert.equal(await changesOf(() => writeFile(join(folder, "daemon.json"), "{}")), 0);
  });

  it("says nothing any more after it was disposed", async (test) => {
    const { folder, watched, changesOf } = await watchedFolder(test, withContexts);
    const changes = await changesOf(async () => {
      await writeFile(join(folder, "config.json"), '{"currentContext":"a"}');
      await delay(systemMs);
      watched.dispose();
    });
    assert.equal(changes, 0);
  });
});
