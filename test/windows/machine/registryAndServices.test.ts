import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { runProgram } from "../../../src/platform/runProgram";
import { readRegistryKey, type ProgramCall } from "../../../src/platform/windowsRegistry";
import { readWindowsService } from "../../../src/platform/windowsService";
import { programPaths } from "../../parts/windowsNode/programPaths.mjs";
import { StandIn } from "../../parts/windowsNode/standIn.mjs";
import { windowsProfiles, type WindowsProfileName } from "../../parts/windowsNode/windowsProfiles.mjs";
import { beLike } from "./registryProfile";

const currentVersion = String.raw`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion`;
const call: ProgramCall = { runProgram, signal: new AbortController().signal, deadlineMs: 10_000 };

describe("readRegistryKey on Windows", () => {
  for (const name of Object.keys(windowsProfiles) as WindowsProfileName[]) {
    it(`reads what ${name} says of itself`, async (test) => {
      await beLike(test, name);
      const { edition, displayVersion, build, revision, productName, installationType } = windowsProfiles[name];

      const key = await readRegistryKey(currentVersion, call);

      assert.ok(key.kind === "found");
      const names = ["EditionID", "DisplayVersion", "CurrentBuild", "UBR", "ProductName", "InstallationType"];
      assert.deepEqual(
        names.map((it) => key.values.get(it)),
        [edition, displayVersion, String(build), revision, productName, installationType],
      );
    });
  }

  it("reads the keys below one, and says when there is none", async (test) => {
    const key = String.raw`HKCU\Software\Containers of a test`;
    test.after(() => execFileSync("reg", ["delete", key, "/f"]));
    execFileSync("reg", ["add", String.raw`${key}\First one`, "/f"]);

    const found = await readRegistryKey(key, call);

    assert.ok(found.kind === "found");
    assert.deepEqual(found.subkeys, [String.raw`HKEY_CURRENT_USER\Software\Containers of a test\First one`]);
    assert.deepEqual(await readRegistryKey(String.raw`${key}\Second`, call), { kind: "absent" });
  });
});

describe("readWindowsService on Windows", () => {
  const sc = new StandIn(programPaths.sc);

  it("asks sc with the service's name, and believes its numbers", async (test) => {
    test.after(() => sc.behave({}));
    await sc.behave({
      stdout:
        "\r\nSERVICE_NAME: com.docker.service \r\n" +
        "        TYPE               : 10  WIN32_OWN_PROCESS  \r\n" +
        "        STATE              : 1  STOPPED \r\n",
    });
    assert.deepEqual(await readWindowsService("com.docker.service", call), { kind: "found", state: "stopped" });
    assert.deepEqual((await sc.starts()).at(-1)?.words, ["query", "com.docker.service"]);

    await sc.behave({ stdout: "[SC] FAILED 1060\r\n", code: 1060 });
    assert.deepEqual(await readWindowsService("com.docker.service", call), { kind: "absent" });
  });

  it("does not wait for an sc that hangs", async (test) => {
    test.after(() => sc.behave({}));
    await sc.behave({ waitMs: 3_000 });

    const service = await readWindowsService("com.docker.service", { ...call, deadlineMs: 300 });

    assert.equal(service.kind, "cannotTell");
  });
});
