import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readRegistryKey } from "../../../src/platform/windowsRegistry";
import { answeringProgram, writes } from "./answeringProgram";

const key = String.raw`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion`;

const answer = String.raw`
HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion
    EditionID    REG_SZ    Professional
    Product Name    REG_SZ    Windows 10  Pro
    UBR    REG_DWORD    0x19b8
    InstallTime    REG_QWORD    0x1db0c0ffee00
    Empty    REG_SZ    
    Path Name    REG_EXPAND_SZ    %ProgramFiles%\Docker

HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts
HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution Options
`;

describe("readRegistryKey", () => {
  it("reads names, texts, numbers and the keys below", async () => {
    const reg = answeringProgram(writes(answer));

    const found = await readRegistryKey(key, reg);

    assert.ok(found.kind === "found");
    assert.deepEqual(
      [...found.values],
      [
        ["EditionID", "Professional"],
        ["Product Name", "Windows 10  Pro"],
        ["UBR", 0x19b8],
        ["InstallTime", 0x1db0c0ffee00],
        ["Empty", ""],
        ["Path Name", String.raw`%ProgramFiles%\Docker`],
      ],
    );
    assert.deepEqual(
      found.subkeys.map((name) => name.split("\\").at(-1)),
      ["Fonts", "Image File Execution Options"],
    );
    assert.match(reg.commandLines[0] ?? "", /[\\/]System32[\\/]reg\.exe query HKLM\\/i);
  });

  it("reads a key that has keys below it and no value", async () => {
    const found = await readRegistryKey(key, answeringProgram(writes("\nHKEY_LOCAL_MACHINE\\A\\B\n")));
    assert.deepEqual(found, { kind: "found", values: new Map(), subkeys: ["HKEY_LOCAL_MACHINE\\A\\B"] });
  });

  it("says that a key is absent, whatever the language of the words", async () => {
    const found = await readRegistryKey(key, answeringProgram(writes("FEHLER: Das System kann …", 1)));
    assert.deepEqual(found, { kind: "absent" });
  });

  it("says that it cannot tell when reg.exe is missing or hangs", async () => {
    const missing = await readRegistryKey(key, answeringProgram({ kind: "missing", detail: "ENOENT" }));
    assert.deepEqual(missing, { kind: "cannotTell", detail: "ENOENT" });
    const hung = await readRegistryKey(key, answeringProgram({ kind: "timedOut", stdout: answer, stderr: "" }));
    assert.equal(hung.kind, "cannotTell");
  });
});
