import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DockerDesktop } from "../../../src/mode/mode";
import { findDockerDesktop, type MachineFacts } from "../../../src/mode/findDockerDesktop";

const programFiles = "C:\\Program Files";
const usualRoot = `${programFiles}\\Docker\\Docker`;

describe("findDockerDesktop", () => {
  it("finds the installation for all users", async () => {
    const found = await find({ files: [`${usualRoot}\\DockerCli.exe`, `${usualRoot}\\resources\\bin\\docker.exe`] });

    assert.deepEqual(found, {
      dockerCliPath: `${usualRoot}\\DockerCli.exe`,
      dockerPath: `${usualRoot}\\resources\\bin\\docker.exe`,
      applicationPath: undefined,
      activeHost: "npipe:////./pipe/docker_engine",
    });
  });

  it("finds the installation of one user", async () => {
    const root = "C:\\Users\\Ada\\AppData\\Local\\Programs\\DockerDesktop";

    const found = await find({ files: [`${root}\\DockerCli.exe`] });

    assert.equal(found?.dockerCliPath, `${root}\\DockerCli.exe`);
  });

  it("follows docker.exe on the PATH to an installation in a folder of its own", async () => {
    const root = "D:\\Tools\\Docker Desktop";
    const found = await find({
      environment: { Path: `C:\\Windows;"${root}\\resources\\bin"` },
      files: [`${root}\\resources\\bin\\docker.exe`, `${root}\\DockerCli.exe`],
    });

    assert.equal(found?.dockerCliPath, `${root}\\DockerCli.exe`);
    assert.equal(found.dockerPath, `${root}\\resources\\bin\\docker.exe`);
  });

  it("is not misled by a docker.exe that belongs to no Docker Desktop", async () => {
    const found = await find({
      environment: { PATH: "C:\\docker\\a\\b", ProgramFiles: programFiles },
      files: ["C:\\docker\\a\\b\\docker.exe"],
    });

    assert.equal(found, undefined);
  });

  it("finds one that came without DockerCli.exe, so that its other way can be used", async () => {
    const found = await find({
      files: [`${usualRoot}\\Docker Desktop.exe`, `${usualRoot}\\resources\\bin\\docker.exe`],
    });

    assert.equal(found?.dockerCliPath, undefined);
    assert.equal(found?.applicationPath, `${usualRoot}\\Docker Desktop.exe`);
    assert.equal(found.dockerPath, `${usualRoot}\\resources\\bin\\docker.exe`);
  });

  it("takes the setting's word, on any system", async () => {
    const found = await find({
      platform: "linux",
      dockerCliPath: "/opt/Docker/DockerCli.exe",
      activeHost: "unix:///opt/Docker/active.sock",
      environment: { PATH: "/usr/bin" },
      files: ["/opt/Docker/DockerCli.exe", "/usr/bin/docker"],
    });

    assert.deepEqual(found, {
      dockerCliPath: "/opt/Docker/DockerCli.exe",
      dockerPath: "/usr/bin/docker",
      applicationPath: undefined,
      activeHost: "unix:///opt/Docker/active.sock",
    });
  });

  it("says that the program of the setting is not there, and keeps the other way", async () => {
    const found = await find({
      platform: "linux",
      dockerCliPath: "/opt/Docker/DockerCli.exe",
      files: ["/opt/Docker/resources/bin/docker"],
    });

    assert.equal(found?.dockerCliPath, undefined);
    assert.equal(found?.dockerPath, "/opt/Docker/resources/bin/docker");
  });

  it("runs no docker out of a relative folder of the PATH", async () => {
    const found = await find({
      platform: "linux",
      dockerCliPath: "/opt/Docker/DockerCli.exe",
      environment: { PATH: ".:bin" },
      files: ["docker", "./docker", "bin/docker"],
    });

    assert.equal(found?.dockerPath, undefined);
  });

  it("finds none on a Windows machine without one, nor on Linux, where Docker Desktop has no mode", async () => {
    assert.equal(await find({ files: [] }), undefined);
    assert.equal(await find({ platform: "linux", files: ["/usr/bin/docker"] }), undefined);
  });
});

async function find(
  facts: Partial<Omit<MachineFacts, "isFile">> & { readonly files: readonly string[] },
): Promise<DockerDesktop | undefined> {
  return findDockerDesktop({
    platform: "win32",
    environment: { ProgramFiles: programFiles, LOCALAPPDATA: "C:\\Users\\Ada\\AppData\\Local" },
    dockerCliPath: "",
    activeHost: "",
    ...facts,
    isFile: (path) => Promise.resolve(facts.files.includes(path)),
  });
}
