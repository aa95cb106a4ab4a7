import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { findDockerDesktop } from "../../../src/mode/findDockerDesktop";
import type { DockerDesktop } from "../../../src/mode/mode";
import { thisMachine } from "../../../src/mode/thisMachine";
import { awkwardFolder } from "./folders";

const activeHost = "npipe:////./pipe/docker_engine";

/** Looks at the real environment and the real drive. */
async function find(
  other: { readonly dockerCliPath?: string; readonly PATH?: string } = {},
): Promise<DockerDesktop | undefined> {
  const { dockerCliPath = "", PATH } = other;
  const machine = thisMachine({ dockerCliPath, activeHost: "" });
  // Windows spells it `Path`.
  const environment = Object.fromEntries(Object.entries(machine.environment).filter(([name]) => name !== "PATH"));
  return findDockerDesktop({ ...machine, environment: { ...environment, Path: PATH ?? process.env.PATH } });
}

async function install(test: TestContext, root: string): Promise<DockerDesktop> {
  const files = {
    dockerCliPath: join(root, "DockerCli.exe"),
    dockerPath: join(root, "resources", "bin", "docker.exe"),
    applicationPath: join(root, "Docker Desktop.exe"),
  };
  test.after(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, "resources", "bin"), { recursive: true });
  await Promise.all(Object.values(files).map((path) => writeFile(path, "")));
  return { ...files, activeHost };
}

describe("findDockerDesktop on Windows", () => {
  it("finds none where there is none", async () => {
    assert.equal(await find(), undefined);
  });

  it("finds the installation for all users under Program Files", async (test) => {
    const installed = await install(test, "C:\\Program Files\\Docker\\Docker");
    assert.deepEqual(await find(), installed);
  });

  it("finds the installation of one user under LOCALAPPDATA", async (test) => {
    const installed = await install(test, join(process.env.LOCALAPPDATA ?? "", "Programs", "DockerDesktop"));
    assert.deepEqual(await find(), installed);
  });

  it("finds one in a folder of its own by docker.exe on the PATH, however that is written", async (test) => {
    const root = join(await awkwardFolder(test), "Docker Desktop");
    const installed = await install(test, root);
    const bin = join(root, "resources", "bin");
    for (const folder of [bin, `"${bin}"`, `${bin}\\`, bin.toUpperCase().replaceAll("\\", "/")]) {
      const found = await find({ PATH: `C:\\windows;${folder};C:\\nowhere` });
      assert.equal(found?.dockerCliPath?.toLowerCase(), installed.dockerCliPath?.toLowerCase(), folder);
    }
  });

  it("finds the one that the setting names, and believes no name of a folder", async (test) => {
    const root = join(await awkwardFolder(test), "Docker");
    const installed = await install(test, root);
    assert.deepEqual(await find({ dockerCliPath: join(root, "DockerCli.exe") }), installed);
    await rm(join(root, "DockerCli.exe"));
    await mkdir(join(root, "DockerCli.exe"));
    const found = await find({ dockerCliPath: join(root, "DockerCli.exe") });
    assert.deepEqual(found, { ...installed, dockerCliPath: undefined });
  });
});
