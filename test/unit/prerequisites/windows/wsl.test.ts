import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkVirtualMachinePlatform, checkWslFeature } from "../../../../src/prerequisites/windows/linuxFeature";
import { checkWslVersion, wslText } from "../../../../src/prerequisites/windows/wslVersion";
import type { ProgramResult } from "../../../../src/platform/runProgram";
import { aWindows, brief, commandOf, hung, noProgram, resultOf, wrote } from "./aWindows";

const server = { currentVersion: { EditionID: "ServerStandard", InstallationType: "Server" } };
const look = (wsl: ProgramResult<Buffer>, description = {}) =>
  resultOf(() => checkWslVersion(aWindows({ programs: { wsl }, ...description })));

describe("the version of WSL", () => {
  it("is the first number of the first line, in whatever language", async () => {
    const text = "WSL-Version: 2.4.13.0\r\nKernelversion: 5.15.167.4-1\r\n";

    assert.equal(brief(await look(wrote(text))), "ok fine 2.4.13.0");
    const utf16 = { ...wrote(""), stdout: Buffer.from(`\uFEFF${text}`, "utf16le") };
    assert.equal(brief(await look(utf16)), "ok fine 2.4.13.0");
    assert.equal(wslText(Buffer.from("WSL-Version: 2.4", "utf16le")), "WSL-Version: 2.4");
    assert.equal(wslText(Buffer.from("WSL のバージョン: 2.4")), "WSL のバージョン: 2.4");
  });

  it("is 2.1.5 at least", async () => {
    for (const [version, expected] of [
      ["2.1.5.0", "ok fine"],
      ["2.1.4.0", "warning wslOld"],
      ["2.0.14.0", "warning wslOld"],
      ["1.2.5.0", "warning wslOld"],
      ["2.10.0", "ok fine"],
      ["3.0", "ok fine"],
    ] as const) {
      assert.equal(brief(await look(wrote(`WSL version: ${version}\r\n`))), `${expected} ${version}`);
    }
    assert.equal(commandOf(await look(wrote("WSL version: 2.0.0\r\n"))), "wsl.exe --update");
    assert.equal(brief(await look(wrote("\r\nWSL version: 2.6.1.0\r\n"))), "ok fine 2.6.1.0");
  });

  it("is unknown to the WSL that came with Windows, and to a Windows without WSL", async () => {
    assert.equal(brief(await look(wrote("Ungültige Befehlszeilenoption", -1))), "warning wslWithoutVersion");
    const absent = await look(noProgram);
    assert.equal(brief(absent), "warning wslAbsent");
    assert.equal(commandOf(absent), "wsl.exe --install --no-distribution");
    assert.equal(brief(await look(noProgram, server)), "ok notNeeded");
    assert.equal(brief(await look(hung)), "cannotTell unreadable");
  });
});

describe("the features of WSL 2", () => {
  const noWsl = { programs: { wsl: noProgram } };
  const inState = (Name: string, InstallState: number) => ({ ...noWsl, cim: { features: [{ Name, InstallState }] } });

  for (const [name, check] of [
    ["VirtualMachinePlatform", checkVirtualMachinePlatform],
    ["Microsoft-Windows-Subsystem-Linux", checkWslFeature],
  ] as const) {
    it(`are not missed on a server: ${name}`, async () => {
      assert.equal(brief(await check(aWindows(inState(name, 1)))), "ok fine");
      const off = await check(aWindows(inState(name, 2)));
      assert.equal(brief(off), "warning linuxFeatureOff");
      assert.equal(commandOf(off), `Enable-WindowsOptionalFeature -Online -FeatureName ${name} -All`);
      assert.equal(brief(await check(aWindows(inState(name, 3)))), "warning featureAbsent");
      assert.equal(brief(await check(aWindows(inState(name, 4)))), "cannotTell unreadable");
      assert.equal(brief(await check(aWindows({ ...server, ...inState(name, 2) }))), "ok notNeeded");
    });
  }

  it("are one where WSL has a version of its own, which does without the one of WSL 1", async () => {
    const off = (name: string, wsl: ProgramResult<Buffer>) => aWindows({ ...inState(name, 2), programs: { wsl } });
    const wslFeature = "Microsoft-Windows-Subsystem-Linux";
    const own = wrote("WSL version: 2.4.13.0\r\n");

    assert.equal(brief(await checkWslFeature(off(wslFeature, own))), "ok notNeeded");
    assert.equal(brief(await checkWslFeature(off(wslFeature, hung))), "warning linuxFeatureOff");
    assert.equal(
      brief(await checkVirtualMachinePlatform(off("VirtualMachinePlatform", own))),
      "warning linuxFeatureOff",
    );
  });
});
