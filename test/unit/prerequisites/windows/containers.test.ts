import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkContainersFeature } from "../../../../src/prerequisites/windows/containersFeature";
import { checkDisk } from "../../../../src/prerequisites/windows/disk";
import { checkLegacyRegistry } from "../../../../src/prerequisites/windows/legacyRegistry";
import {
  checkDockerDesktopService,
  checkDockerService,
  checkHnsService,
  checkHvHostService,
  checkVmcomputeService,
  checkVmmsService,
} from "../../../../src/prerequisites/windows/services";
import type { WindowsFacts } from "../../../../src/prerequisites/windows/windowsFacts";
import type { CheckResult } from "../../../../src/prerequisites/prerequisites";
import { aWindows, brief, commandOf, hung, resultOf } from "./aWindows";

const server = { currentVersion: { EditionID: "ServerStandard", InstallationType: "Server" } };
const containers = (InstallState: number) => ({ cim: { features: [{ Name: "Containers", InstallState }] } });

describe("the feature Containers", () => {
  it("is on, off, absent, or unknown", async () => {
    const off = await checkContainersFeature(aWindows(containers(2)));

    assert.equal(brief(await checkContainersFeature(aWindows(containers(1)))), "ok fine");
    assert.equal(brief(off), "missing featureOff");
    assert.equal(commandOf(off), "Enable-WindowsOptionalFeature -Online -FeatureName Containers -All");
    assert.ok(off.remedy?.kind === "command" && off.remedy.rights === "elevated" && off.remedy.after === "restart");
    assert.equal(brief(await checkContainersFeature(aWindows(containers(3)))), "missing featureAbsent");
    assert.equal(brief(await checkContainersFeature(aWindows(containers(4)))), "cannotTell unreadable");
  });

  it("is turned on another way on a server", async () => {
    const off = await checkContainersFeature(aWindows({ ...server, ...containers(2) }));

    assert.equal(commandOf(off), "Install-WindowsFeature Containers");
  });
});

describe("the services", () => {
  type Look = (facts: WindowsFacts) => Promise<CheckResult>;
  for (const [name, look, whenStopped, whenAbsent, remedy] of [
    ["vmcompute", checkVmcomputeService, "ok fine", "missing serviceAbsent", /FeatureName Containers/],
    ["hns", checkHnsService, "ok fine", "missing serviceAbsent", /FeatureName Containers/],
    ["HvHost", checkHvHostService, "ok fine", "warning serviceAbsent", /FeatureName Microsoft-Hyper-V/],
    ["vmms", checkVmmsService, "warning serviceStopped", "warning serviceAbsent", /FeatureName Microsoft-Hyper-V/],
  ] as readonly (readonly [string, Look, string, string, RegExp])[]) {
    it(`look at ${name} by its number`, async () => {
      const inState = (state: number | "absent") => look(aWindows({ services: { [name]: state } }));

      assert.equal(brief(await inState(4)), "ok fine running");
      assert.equal(brief(await inState(1)), `${whenStopped} stopped`);
      const absent = await inState("absent");
      assert.equal(brief(absent), `${whenAbsent} absent`);
      assert.match(commandOf(absent) ?? "", remedy);
      assert.deepEqual(absent.evidence, [{ source: `sc query ${name}`, found: "absent" }]);
      const result = await resultOf(() => look(aWindows({ programs: { sc: hung } })));
      assert.equal(brief(result), "cannotTell unreadable");
    });
  }

  it("tell of Docker Desktop's helper what a stopped one means, and need it only beside Docker Desktop", async () => {
    const inState = (state: number | "absent", files?: Readonly<Record<string, string>>) =>
      checkDockerDesktopService(aWindows({ services: { "com.docker.service": state }, ...(files && { files }) }));

    assert.equal(brief(await inState(4)), "ok fine running");
    const stopped = await inState(1);
    assert.equal(brief(stopped), "warning helperServiceStopped stopped");
    assert.equal(commandOf(stopped), "Start-Service com.docker.service");
    assert.equal(brief(await inState("absent")), "missing serviceAbsent absent");
    assert.equal(brief(await inState("absent", {})), "ok notNeeded absent");
  });

  it("want Docker Engine's own on servers only", async () => {
    const on = (state: number | "absent", description = {}) =>
      checkDockerService(aWindows({ services: { docker: state }, ...description }));

    assert.equal(brief(await on("absent")), "ok notNeeded absent");
    assert.equal(brief(await on("absent", server)), "warning engineServiceAbsent absent");
    assert.equal(commandOf(await on(1, server)), "Start-Service docker");
    assert.equal(brief(await on(4, server)), "ok fine running");
  });
});

describe("the disk for images", () => {
  const look = (FileSystem: string | null, gibibytes: number, dockerRootFolder?: string) =>
    resultOf(() =>
      checkDisk(
        aWindows({
          cim: { drives: [{ DeviceID: "D:", FileSystem, FreeSpace: gibibytes * 2 ** 30 }] },
          ...(dockerRootFolder !== undefined && { dockerRootFolder }),
        }),
      ),
    );

  it("is the one that the engine keeps its images on", async () => {
    assert.equal(brief(await look("NTFS", 100, String.raw`d:\docker`)), "ok fine D: 100.0 GiB, NTFS");
    assert.equal(brief(await checkDisk(aWindows())), "ok fine C: 120.0 GiB, NTFS");
  });

  it("has room, and is NTFS", async () => {
    const little = await look("NTFS", 15, "D:\\");
    assert.equal(brief(little), "warning littleDisk D: 15.0 GiB, NTFS");
    assert.deepEqual(little.remedy, { kind: "prune" });
    assert.equal(brief(await look("NTFS", 3, "D:\\")), "missing tooLittleDisk D: 3.0 GiB, NTFS");
    assert.equal(brief(await look("ReFS", 300, "D:\\")), "missing notNtfs D: 300.0 GiB, ReFS");
  });

  it("cannot be told for a drive that is not listed or not read", async () => {
    assert.equal(brief(await look("NTFS", 100)), "cannotTell unreadable");
    assert.equal(brief(await look(null, 100, "D:\\")), "cannotTell unreadable");
  });
});

describe("old registry values", () => {
  const key = String.raw`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Containers`;

  it("are named, and removed by their names", async () => {
    const registry = { [key]: { VSmbDisableOplocks: 1, zzOld: "x", Fine: 1 } };
    const result = await checkLegacyRegistry(aWindows({ registry }));

    assert.equal(brief(result), "warning legacyValues VSmbDisableOplocks, zzOld");
    assert.equal(
      commandOf(result),
      `reg.exe delete '${key}' /v 'VSmbDisableOplocks' /f; reg.exe delete '${key}' /v 'zzOld' /f`,
    );
    assert.equal(brief(await checkLegacyRegistry(aWindows({ registry: { [key]: { Fine: 1 } } }))), "ok fine");
    assert.equal(brief(await checkLegacyRegistry(aWindows())), "ok fine");
    const unread = await resultOf(() => checkLegacyRegistry(aWindows({ programs: { reg: hung } })));
    assert.equal(brief(unread), "cannotTell unreadable");
  });
});
