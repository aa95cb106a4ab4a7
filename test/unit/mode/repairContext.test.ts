import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { contextFor, useContext } from "../../../src/mode/repairContext";
import { writeContext } from "./contextFiles";

/** As people and programs leave it: tabs, CRLF, no order, a secret, and the name once more where it means nothing. */
const awkward = [
  "{",
  '\t"auths": { "registry.example": { "auth": "c2VjcmV0" } },',
  '\t"HttpHeaders": {"X":"currentContext"},   "currentContext"  :"desktop-linux" ,',
  '\t"plugins": { "debug": { "currentContext": "desktop-linux" } }, "credsStore": "desktop.exe"',
  "}",
  "",
].join("\r\n");

async function folderWith(test: TestContext, config: string): Promise<{ folder: string; file: string }> {
  const folder = await mkdtemp(join(tmpdir(), "repair-"));
  test.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "config.json");
  await writeFile(file, config, { mode: 0o600 });
  return { folder, file };
}

describe("useContext", () => {
  for (const [name, config] of [
    ["an awkward file", awkward],
    ["a file with the mark of Windows' editors", `\uFEFF${awkward}`],
    ["a file of one line", '{"currentContext":"desktop-linux","auths":{}}'],
  ] as const) {
    it(`changes the one word in ${name}, and undoes that byte for byte`, async (test) => {
      const { folder, file } = await folderWith(test, config);

      const repair = await useContext("desktop-windows", folder);

      const changed = await readFile(file, "utf8");
      assert.equal(changed, config.replace(/("currentContext"\s*:\s*)"desktop-linux"/, '$1"desktop-windows"'));
      assert.equal(await readFile(repair.backup, "utf8"), config);
      await repair.undo();
      assert.equal(await readFile(file, "utf8"), config);
    });
  }

  it("puts back only the context when somebody else has changed the file since", async (test) => {
    const { folder, file } = await folderWith(test, '{"currentContext":"desktop-linux"}');
    const repair = await useContext("default", folder);
    await writeFile(file, '{"currentContext":"default","credsStore":"new"}');

    await repair.undo();

    assert.equal(await readFile(file, "utf8"), '{"currentContext":"desktop-linux","credsStore":"new"}');
  });

  it(
    "keeps a file that only its owner may read so",
    { skip: process.platform === "win32" && "Windows has no such modes" },
    async (test) => {
      const { folder, file } = await folderWith(test, awkward);
      await useContext("default", folder);
      assert.equal((await stat(file)).mode & 0o777, 0o600);
    },
  );

  it("leaves a file alone that is not there", async (test) => {
    const { folder } = await folderWith(test, awkward);
    await assert.rejects(useContext("default", join(folder, "nowhere")));
  });
});

describe("contextFor", () => {
  it("takes Docker Desktop's own context of the mode, else the default", async (test) => {
    const { folder } = await folderWith(test, awkward);
    assert.equal(await contextFor("windows", folder), "default");
    await writeContext(folder, "desktop-windows");
    assert.equal(await contextFor("windows", folder), "desktop-windows");
    assert.equal(await contextFor("linux", folder), "default");
  });
});
