import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { readSettingsFile, settingsPlaces } from "../../../src/mode/settingsFiles";

async function fileOf(test: TestContext, content: string | Buffer) {
  const folder = await mkdtemp(join(tmpdir(), "settings-"));
  test.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "daemon.json");
  await writeFile(path, content);
  return readSettingsFile(path);
}

describe("settingsPlaces", () => {
  it("knows where Docker Desktop keeps its files on Windows", () => {
    const places = settingsPlaces({
      platform: "win32",
      environment: { ProgramData: "D:\\ProgramData", APPDATA: "C:\\Users\\ann\\AppData\\Roaming" },
      homeFolder: "C:\\Users\\ann",
    });
    assert.deepEqual(places, {
      linuxDaemon: String.raw`C:\Users\ann\.docker\daemon.json`,
      windowsDaemon: String.raw`C:\Users\ann\.docker\windows-daemon.json`,
      windowsDaemonInUse: String.raw`D:\ProgramData\Docker\config\daemon.json`,
      desktop: [
        String.raw`C:\Users\ann\AppData\Roaming\Docker\settings-store.json`,
        String.raw`C:\Users\ann\AppData\Roaming\Docker\settings.json`,
      ],
      installation: String.raw`D:\ProgramData\DockerDesktop\install-settings.json`,
    });
  });
});

describe("readSettingsFile", () => {
  it("reads settings, with the mark that Windows' editors put in front", async (test) => {
    const file = await fileOf(test, '\uFEFF{ "dns": ["1.1.1.1"] }');
    assert.ok(file.kind === "settings");
    assert.deepEqual(file.value, { dns: ["1.1.1.1"] });
  });

  it("takes an empty file for no settings", async (test) => {
    const file = await fileOf(test, " \r\n");
    assert.ok(file.kind === "settings");
    assert.deepEqual(file.value, {});
  });

  it("recognises the zeros that a power loss leaves", async (test) => {
    const file = await fileOf(test, Buffer.alloc(312));
    assert.ok(file.kind === "zeros");
    assert.equal(file.byteCount, 312);
  });

  it("says that a file is no JSON, or no settings", async (test) => {
    for (const text of ['{ "dns": [', "[]", '"x"', "\0{}"]) {
      assert.equal((await fileOf(test, text)).kind, "notJson", text);
    }
  });

  it("tells a file that is not there from one that cannot be read", async (test) => {
    const folder = await mkdtemp(join(tmpdir(), "settings-"));
    test.after(() => rm(folder, { recursive: true }));
    await mkdir(join(folder, "daemon.json"));
    assert.equal((await readSettingsFile(join(folder, "nothing.json"))).kind, "absent");
    assert.equal((await readSettingsFile(join(folder, "daemon.json"))).kind, "unreadable");
  });
});
