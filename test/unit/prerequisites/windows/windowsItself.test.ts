import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkBuild } from "../../../../src/prerequisites/windows/build";
import { checkEdition } from "../../../../src/prerequisites/windows/edition";
import { checkHostDrive } from "../../../../src/prerequisites/windows/hostDrive";
import { checkInstallationType } from "../../../../src/prerequisites/windows/installationType";
import { checkMemory } from "../../../../src/prerequisites/windows/memory";
import { checkProcessor } from "../../../../src/prerequisites/windows/processor";
import { checkRestart } from "../../../../src/prerequisites/windows/restart";
import { aWindows, brief, commandOf, currentVersionKey, hung, noProgram, resultOf } from "./aWindows";

const processor = (Architecture: number | null) => ({ cim: { processors: [{ Architecture }] } });

describe("the edition", () => {
  for (const [edition, expected] of [
    ["Professional", "ok fine"],
    ["ProfessionalWorkstation", "ok fine"],
    ["Enterprise", "ok fine"],
    ["EnterpriseS", "ok fine"],
    ["IoTEnterprise", "ok fine"],
    ["ServerStandard", "ok fine"],
    ["Core", "missing homeEdition"],
    ["CoreSingleLanguage", "missing homeEdition"],
    ["Education", "missing educationEdition"],
    ["CloudEdition", "missing educationEdition"],
    ["Holographic", "cannotTell otherEdition"],
  ] as const) {
    it(`is ${expected} for ${edition}`, async () => {
      const result = await resultOf(() => checkEdition(aWindows({ currentVersion: { EditionID: edition } })));

      assert.equal(brief(result), `${expected} ${edition}`);
      assert.deepEqual(result.evidence, [{ source: `${currentVersionKey} EditionID`, found: edition }]);
    });
  }

  it("offers the settings in which Home becomes Pro", async () => {
    const result = await checkEdition(aWindows({ currentVersion: { EditionID: "Core" } }));

    assert.equal(commandOf(result), "Start-Process ms-settings:activation");
    assert.ok(result.remedy?.kind === "command" && result.remedy.rights === "user");
  });

  it("cannot be told when reg hangs, is missing, or says nothing", async () => {
    for (const [reg, found] of [
      [hung, "reg.exe did not return within 1000 ms"],
      [noProgram, "spawn ENOENT"],
    ] as const) {
      const result = await resultOf(() => checkEdition(aWindows({ programs: { reg } })));
      assert.equal(brief(result), "cannotTell unreadable");
      assert.deepEqual(result.evidence, [{ source: currentVersionKey, found }]);
    }
    const empty = await resultOf(() => checkEdition(aWindows({ currentVersion: { EditionID: "" } })));
    assert.equal(brief(empty), "cannotTell unreadable");
  });
});

describe("the build", () => {
  for (const [build, type, expected] of [
    ["17134", "Client", "missing buildTooOld"],
    ["17763", "Server", "ok fine"],
    ["17763", "Client", "missing buildWithoutDockerDesktop"],
    ["19045", "Client", "warning buildLeftByDockerDesktop"],
    ["22621", "Client", "warning buildLeftByDockerDesktop"],
    ["22631", "Client", "ok fine"],
    ["26200", "Client", "ok fine"],
    ["20348", "Server Core", "ok fine"],
  ] as const) {
    it(`is ${expected} for ${build} on a ${type}`, async () => {
      const currentVersion = { CurrentBuildNumber: build, InstallationType: type, DisplayVersion: "H" };
      const result = await checkBuild(aWindows({ currentVersion }));

      assert.equal(brief(result), `${expected} H (${build}.5768)`);
      assert.equal(commandOf(result), expected === "ok fine" ? undefined : "Start-Process ms-settings:windowsupdate");
    });
  }

  it("cannot be told without a number", async () => {
    const result = await resultOf(() => checkBuild(aWindows({ currentVersion: { CurrentBuildNumber: "?" } })));

    assert.equal(brief(result), "cannotTell unreadable");
  });
});

describe("the kind of installation", () => {
  it("leads from a server to what runs there instead of Docker Desktop", async () => {
    const result = await checkInstallationType(aWindows({ currentVersion: { InstallationType: "Server Core" } }));

    assert.equal(brief(result), "warning serverEdition Server Core");
    assert.equal(result.remedy?.kind, "read");
    assert.equal(brief(await checkInstallationType(aWindows())), "ok fine Client");
  });
});

describe("the processor", () => {
  it("must be an x64 one", async () => {
    assert.equal(brief(await checkProcessor(aWindows())), "ok fine x64");
    assert.equal(brief(await checkProcessor(aWindows(processor(12)))), "missing armProcessor ARM64");
    assert.equal(brief(await checkProcessor(aWindows(processor(null)))), "cannotTell unreadable");
  });
});

describe("the memory", () => {
  it("has room for Docker Desktop, some of it kept by the firmware", async () => {
    assert.equal(brief(await checkMemory(aWindows({ memoryGiB: 15.8 }))), "ok fine 15.8 GiB");
    assert.equal(brief(await checkMemory(aWindows({ memoryGiB: 7.6 }))), "ok fine 7.6 GiB");
    assert.equal(brief(await checkMemory(aWindows({ memoryGiB: 3.9 }))), "warning littleMemory 3.9 GiB");
    assert.equal(brief(await checkMemory(aWindows({ memoryGiB: 2 }))), "missing tooLittleMemory 2.0 GiB");
  });
});

describe("a pending restart", () => {
  const key = String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending`;

  it("is told by a key that is there", async () => {
    const pending = await checkRestart(aWindows({ registry: { [key]: {} } }));

    assert.equal(brief(pending), "warning restartPending");
    assert.equal(commandOf(pending), "shutdown.exe /r /t 60");
    assert.equal(brief(await checkRestart(aWindows())), "ok fine");
    assert.equal(
      brief(await resultOf(() => checkRestart(aWindows({ programs: { reg: hung } })))),
      "cannotTell unreadable",
    );
  });
});

describe("the drive of Windows", () => {
  it("must be C: for process isolation", async () => {
    assert.equal(brief(await checkHostDrive(aWindows())), "ok fine C:");
    assert.equal(
      brief(await checkHostDrive(aWindows({ environment: { SystemDrive: "D:" } }))),
      "warning notOnDriveC D:",
    );
    const unknown = await resultOf(() => checkHostDrive(aWindows({ environment: { SystemDrive: "" } })));
    assert.equal(brief(unknown), "cannotTell unreadable");
  });
});
