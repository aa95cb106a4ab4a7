import assert from "node:assert/strict";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { dockerConfigFolder, readDockerConfig } from "../../../src/engine/endpoints/dockerConfig";
import { resolveEndpoints } from "../../../src/engine/endpoints/resolveEndpoints";
import { watchDockerConfig } from "../../../src/engine/endpoints/watchDockerConfig";
import { contextFolder, writeContext } from "./contexts";
import { awkwardName } from "./folders";

const desktopContexts = {
  "desktop-linux": "npipe:////./pipe/dockerDesktopLinuxEngine",
  "desktop-windows": "npipe:////./pipe/dockerDesktopWindowsEngine",
};

/** Another user's home, as USERPROFILE tells it; with what Docker Desktop keeps there. */
async function userWithDockerDesktop(test: TestContext, config: object): Promise<string> {
  const { USERPROFILE: own } = process.env;
  const home = `C:\\users\\${awkwardName}`;
  process.env.USERPROFILE = home;
  test.after(async () => {
    process.env.USERPROFILE = own;
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });
  const folder = dockerConfigFolder(process.env, homedir());
  assert.equal(folder, `${home}\\.docker`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "config.json"), JSON.stringify(config));
  for (const [name, host] of Object.entries(desktopContexts)) {
    await writeContext(folder, name, host);
  }
  return folder;
}

async function resolved(folder: string, environment: NodeJS.ProcessEnv = {}) {
  const endpoints = resolveEndpoints({
    environment,
    platform: process.platform,
    homeFolder: homedir(),
    config: await readDockerConfig(folder),
    extra: [{ host: String.raw`\\.\pipe\docker_engine_windows`, name: "Moby" }],
  });
  return endpoints.map(({ host, name, isCurrent }) => `${isCurrent ? "* " : ""}${name}: ${host}`);
}

describe("docker's configuration on Windows", () => {
  it("is read from the user's folder, whatever letters it has", async (test) => {
    const folder = await userWithDockerDesktop(test, { currentContext: "desktop-windows" });
    const config = await readDockerConfig(folder);
    assert.equal(config.currentContext, "desktop-windows");
    assert.deepEqual(
      config.contexts.map(({ name, host }) => [name, host]),
      Object.entries(desktopContexts),
    );
  });

  it("leads to each pipe once, the current context's first", async (test) => {
    const folder = await userWithDockerDesktop(test, { currentContext: "desktop-windows" });
    assert.deepEqual(await resolved(folder), [
      "* desktop-windows: npipe:////./pipe/dockerDesktopWindowsEngine",
      "desktop-linux: npipe:////./pipe/dockerDesktopLinuxEngine",
      "default: npipe:////./pipe/docker_engine",
      String.raw`Moby: \\.\pipe\docker_engine_windows`,
    ]);
  });

  it("gives way to DOCKER_HOST, which may write its pipe in any case", async (test) => {
    const folder = await userWithDockerDesktop(test, {});
    const [first] = await resolved(folder, { DOCKER_HOST: "npipe:////./pipe/DOCKERDESKTOPLINUXENGINE" });
    assert.equal(first, "* desktop-linux: npipe:////./pipe/DOCKERDESKTOPLINUXENGINE");
  });

  it("is watched: the current context, by renaming as docker does it, and contexts that come and go", async (test) => {
    const folder = await userWithDockerDesktop(test, { currentContext: "desktop-linux" });
    let changes = 0;
    const watched = watchDockerConfig(folder, () => (changes += 1));
    const changesOf = async (act: () => Promise<unknown>): Promise<number> => {
      const before = changes;
      await act();
      await delay(600);
      return changes - before;
    };
    await delay(300);
    const using = await changesOf(async () => {
      await writeFile(join(folder, "config.json123"), JSON.stringify({ currentContext: "desktop-windows" }));
      await rename(join(folder, "config.json123"), join(folder, "config.json"));
    });
    assert.equal(using, 1);
    assert.equal(await changesOf(() => writeContext(folder, "lab", "tcp://lab:2376")), 1);
    assert.ok((await changesOf(() => rm(contextFolder(folder, "lab"), { recursive: true }))) > 0);
    assert.equal(await changesOf(() => writeFile(join(folder, "daemon.json"), "{}")), 0);
    watched.dispose();
  });
});
