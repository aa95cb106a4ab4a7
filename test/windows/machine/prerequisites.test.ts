import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, it, type TestContext } from "node:test";
import type { CheckId, CheckResult } from "../../../src/prerequisites/prerequisites";
import { runChecks } from "../../../src/prerequisites/runChecks";
import { cimScript } from "../../../src/prerequisites/windows/cim";
import { windowsGroupsHere } from "../../../src/ui/tree/prerequisites/windowsHere";
import { programPaths } from "../../parts/windowsNode/programPaths.mjs";
import { StandIn } from "../../parts/windowsNode/standIn.mjs";
import { windowsProfiles, type WindowsProfileName } from "../../parts/windowsNode/windowsProfiles.mjs";
import { beLike } from "./registryProfile";

/** A machine under load takes its time to start programs, and fifteen at once. */
const patientMs = 60_000;

const dockerDesktop = String.raw`C:\Program Files\Docker\Docker\Docker Desktop.exe`;
const programs = {
  sc: new StandIn(programPaths.sc),
  whoami: new StandIn(programPaths.whoami),
  net: new StandIn(programPaths.net),
  wsl: new StandIn(programPaths.wsl),
  powerShell: new StandIn(programPaths.powerShell),
};

const features = ["Containers", "Microsoft-Hyper-V-All", "Microsoft-Hyper-V", "VirtualMachinePlatform"];
const cim = {
  features: [...features, "Microsoft-Windows-Subsystem-Linux"].map((Name) => ({ Name, InstallState: 1 })),
  computer: [{ HypervisorPresent: true, Manufacturer: "LENOVO", Model: "21HD", NumberOfLogicalProcessors: 8 }],
  processors: [{ Architecture: 9, VirtualizationFirmwareEnabled: false }],
  drives: [{ DeviceID: "C:", FileSystem: "NTFS", FreeSpace: 200_000_000_000 }],
};
const runningService =
  "\r\nSERVICE_NAME: x\r\n        TYPE               : 30  WIN32\r\n        STATE              : 4  RUNNING\r\n";

async function beWellKept(): Promise<void> {
  await programs.sc.behave({ stdout: runningService });
  await programs.whoami.behave({ stdout: '"DESK\\docker-users","Alias","S-1-5-21-1","x"\r\n' });
  await programs.net.behave({ code: 2 });
  await programs.wsl.behave({ stdout: "WSL version: 2.6.1.0\r\nKernel version: 6.6.87.2-1\r\n" });
  await programs.powerShell.behave({ stdout: JSON.stringify(cim) });
  await mkdir(dirname(dockerDesktop), { recursive: true });
  await writeFile(dockerDesktop, "");
}

/** The checks as the view runs them, on this machine; all of them, or those that are asked for. */
async function look({ ids, lateMs = patientMs }: { ids?: readonly CheckId[]; lateMs?: number } = {}) {
  const run = new AbortController();
  const checks = windowsGroupsHere({ engines: [] }, run.signal)
    .flatMap((group) => group.checks)
    .filter(({ id }) => ids?.includes(id) ?? true);
  const results = new Map<CheckId, CheckResult>();
  await runChecks(checks, { signal: run.signal, lateMs, onResult: ({ id }, result) => results.set(id, result) });
  run.abort();
  return results;
}

async function lookAt(id: CheckId): Promise<string> {
  const result = (await look({ ids: [id] })).get(id);
  return result ? `${result.status} ${result.finding} ${result.value}`.trim() : "no result";
}

const expectations: Readonly<Record<WindowsProfileName, readonly [edition: string, build: string, kind: string]>> = {
  windows10Pro19045: ["fine", "buildLeftByDockerDesktop", "fine"],
  windows11Home22631: ["homeEdition", "fine", "fine"],
  windows11Pro22631: ["fine", "fine", "fine"],
  windows11Education22631: ["educationEdition", "fine", "fine"],
  windows11Enterprise26100: ["fine", "fine", "fine"],
  windows11Enterprise26200: ["fine", "fine", "fine"],
  windowsServer2022: ["fine", "fine", "serverEdition"],
  windowsServer2025: ["fine", "fine", "serverEdition"],
};

describe("The prerequisites of Windows", () => {
  before(beWellKept);
  after(async () => {
    await Promise.all(Object.values(programs).map((program) => program.behave({})));
    await rm(dockerDesktop);
  });

  for (const name of Object.keys(windowsProfiles) as WindowsProfileName[]) {
    it(`judge ${name} by its registry`, async (test) => {
      await beLike(test, name);
      const { edition, build, revision } = windowsProfiles[name];

      const results = await look({ ids: ["edition", "build", "installationType"] });

      assert.deepEqual(
        [...results.values()].map(({ finding }) => finding),
        expectations[name],
      );
      assert.equal(results.get("edition")?.value, edition);
      assert.ok(results.get("build")?.value.endsWith(`(${build}.${revision})`));
    });
  }

  it("are all well on a well-kept machine, with one start of PowerShell for each class", async () => {
    const before = (await programs.powerShell.starts()).length;

    const results = await look();

    const others = [...results].filter(([, { status }]) => status !== "ok");
    // Of the machine around Wine.
    assert.deepEqual(
      others.map(([id]) => id).filter((id) => id !== "memory"),
      [],
    );
    const starts = (await programs.powerShell.starts()).slice(before);
    const scripts = (["features", "computer", "processors", "drives"] as const).map(cimScript);
    const expected = scripts.map((script) => ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script]);
    assert.deepEqual(new Set(starts.map(({ words }) => words.join(" "))), new Set(expected.map((it) => it.join(" "))));
    assert.equal(starts.length, expected.length);
    assert.ok(!scripts.join("").includes('"'), "they need no escapes on their way to PowerShell");
  });

  it("read what wsl writes, UTF-16 or UTF-8, and miss a wsl that is not there", async (test) => {
    test.after(beWellKept);
    const german = "WSL-Version: 2.0.14.0\r\nKernelversion: 5.15.133.1-1\r\n";
    await programs.wsl.behave({ stdout: Buffer.from(german, "utf16le") });
    assert.equal(await lookAt("wslVersion"), "warning wslOld 2.0.14.0");
    await programs.wsl.behave({ stdout: german });
    assert.equal(await lookAt("wslVersion"), "warning wslOld 2.0.14.0");
    await programs.wsl.behave({ stdout: Buffer.from("Ungültige Option", "utf16le"), code: 0xffff_ffff });
    assert.equal(await lookAt("wslVersion"), "warning wslWithoutVersion");
  });

  it("tell a service that is absent by sc's exit code", async (test) => {
    test.after(beWellKept);
    await programs.sc.behave({ stdout: "[SC] EnumQueryServicesStatus:OpenService FEHLER 1060:\r\n", code: 1060 });

    assert.equal(await lookAt("hnsService"), "missing serviceAbsent absent");
  });

  it("tell the groups of this sign-in from those of the next", async (test) => {
    test.after(beWellKept);
    await programs.whoami.behave({ stdout: '"Jeder","Bekannte Gruppe","S-1-1-0","x"\r\n' });
    await programs.net.behave({ stdout: `Mitglieder\r\n----\r\n${process.env.USERNAME}\r\n` });
    assert.equal(await lookAt("dockerUsers"), "warning inGroupAfterSignOut");
    await programs.net.behave({ stdout: "Mitglieder\r\n----\r\nsomebody-else\r\n" });
    assert.equal(await lookAt("dockerUsers"), "missing notInGroup");
  });

  it("find policies and left-overs in the registry, and name what removes them", async (test) => {
    const policy = String.raw`HKLM\SYSTEM\CurrentControlSet\Policies\Microsoft\FVE`;
    const containers = String.raw`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Containers`;
    await addValue(test, policy, "FDVDenyWriteAccess");
    await addValue(test, containers, "VSmbDisableOplocks");

    assert.equal(await lookAt("bitLocker"), "missing writesDenied");
    assert.equal(await lookAt("legacyRegistry"), "warning legacyValues VSmbDisableOplocks");
  });

  it("find how Docker Desktop was installed, and without what", async (test) => {
    test.after(beWellKept);
    const settings = String.raw`C:\ProgramData\DockerDesktop\install-settings.json`;
    await mkdir(dirname(settings), { recursive: true });
    test.after(() => rm(dirname(settings), { recursive: true }));
    await writeFile(settings, '{"noWindowsContainers":true}');
    assert.equal(await lookAt("windowsContainers"), "missing windowsContainersDisabled");

    await rm(dockerDesktop);
    const ofOneUser = join(process.env.LOCALAPPDATA ?? "", "Programs", "DockerDesktop", "Docker Desktop.exe");
    await mkdir(dirname(ofOneUser), { recursive: true });
    test.after(() => rm(dirname(ofOneUser), { recursive: true }));
    await writeFile(ofOneUser, "");
    assert.equal(await lookAt("dockerDesktopKind"), "missing dockerDesktopOfOneUser");
  });

  it("hide nothing behind a class of WMI that hangs, whose PowerShell does not outlive the view", async (test) => {
    test.after(beWellKept);
    const endsBefore = (await programs.powerShell.ends()).length;
    await programs.powerShell.behave({
      ...{ waitMs: 20_000, waitsFor: "Win32_OptionalFeature" },
      stdout: JSON.stringify(cim),
    });
    const others = ["edition", "hnsService", "hypervisor", "processor", "disk"] as const;

    const results = await look({ ids: [...others, "containersFeature", "hyperVFeature"], lateMs: 12_000 });

    assert.deepEqual(
      others.map((id) => results.get(id)?.finding),
      others.map(() => "fine"),
    );
    assert.equal(results.get("containersFeature")?.finding, "late");
    assert.equal(results.get("hyperVFeature")?.finding, "late");
    // The other three classes.
    assert.equal((await programs.powerShell.ends()).length, endsBefore + 3);
  });
});

async function addValue(test: TestContext, key: string, name: string): Promise<void> {
  execFileSync("reg", ["add", key, "/v", name, "/t", "REG_DWORD", "/d", "1", "/f"]);
  test.after(() => execFileSync("reg", ["delete", key, "/f"]));
  await Promise.resolve();
}
