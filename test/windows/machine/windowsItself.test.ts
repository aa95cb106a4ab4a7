import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { homedir, release, tmpdir } from "node:os";
import { describe, it } from "node:test";

const currentVersion = String.raw`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion`;

describe("The Windows that these tests run on", () => {
  it("is a Windows 11 Enterprise 24H2 to node.exe and in the registry", () => {
    assert.equal(process.platform, "win32");
    assert.equal(release(), "10.0.26100");
    assert.equal(registryValue("EditionID"), "Enterprise");
    assert.equal(registryValue("DisplayVersion"), "24H2");
    assert.equal(registryValue("UBR"), "0x19b8");
    assert.equal(registryValue("InstallationType"), "Client");
  });

  it("has drives and folders of Windows, and nothing of the machine around it in the environment", () => {
    assert.match(process.execPath, /^C:\\Program Files\\nodejs\\node\.exe$/);
    for (const folder of [homedir(), tmpdir(), process.env.USERPROFILE, process.env.LOCALAPPDATA]) {
      assert.match(folder ?? "", /^C:\\users\\/);
    }
    assert.equal(process.env.HOME, undefined);
  });
});

function registryValue(name: string): string | undefined {
  const answer = execFileSync("reg", ["query", currentVersion, "/v", name], { encoding: "utf8" });
  return /REG_\w+\s+(.*?)\r?\n/.exec(answer)?.[1];
}
