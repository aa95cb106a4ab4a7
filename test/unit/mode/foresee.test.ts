import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import type { DaemonMode } from "../../../src/engine/model";
import { foresee } from "../../../src/mode/foresee";
import type { DockerDesktop, ModeAnswer } from "../../../src/mode/mode";
import type { ProgramResult, runProgram } from "../../../src/platform/runProgram";
import { writes } from "../platform/answeringProgram";

const root = String.raw`C:\Program Files\Docker\Docker`;
const installed: DockerDesktop = {
  dockerCliPath: `${root}\\DockerCli.exe`,
  dockerPath: undefined,
  applicationPath: `${root}\\Docker Desktop.exe`,
  activeHost: "npipe:////./pipe/docker_engine",
};
const onLinux: ModeAnswer = { kind: "answered", mode: "linux" };
const pipeMissing: ModeAnswer = {
  kind: "silent",
  failure: { kind: "unreachable", endpoint: installed.activeHost, detail: "ENOENT" },
};

interface Windows {
  readonly edition?: string;
  readonly service?: string;
  readonly tasks?: string;
  readonly installation?: string;
  readonly desktop?: DockerDesktop;
  readonly answer?: ModeAnswer;
  readonly target?: DaemonMode;
}

async function foreseenOn(test: TestContext, windows: Windows) {
  const folder = await mkdtemp(join(tmpdir(), "foresee-"));
  test.after(() => rm(folder, { recursive: true }));
  const installationFile = join(folder, "install-settings.json");
  if (windows.installation !== undefined) {
    await writeFile(installationFile, windows.installation);
  }
  const { answer = onLinux, target = "windows", desktop = installed } = windows;
  const parts = { runProgram: programsOf(windows), desktop, installationFile };
  return { ...(await foresee(target, answer, parts, new AbortController().signal)), installationFile };
}

function programsOf({ edition = "Professional", service, tasks = "" }: Windows): typeof runProgram {
  const answers: Readonly<Record<string, ProgramResult>> = {
    reg: writes(`\nHKEY_LOCAL_MACHINE\\SOFTWARE\n    EditionID    REG_SZ    ${edition}\n`),
    sc: service === undefined ? writes("", 1060) : writes(`SERVICE_NAME: x\n TYPE : 10  WIN32\n STATE : ${service}\n`),
    tasklist: writes(tasks),
  };
  return (program) => {
    const name = /(\w+)\.exe$/.exec(program)?.[1] ?? "";
    return Promise.resolve(answers[name] ?? { kind: "missing", detail: "" });
  };
}

describe("foresee", () => {
  it("sees nothing in the way on Windows Pro", async (test) => {
    const { refusal, permission } = await foreseenOn(test, { service: "4  RUNNING" });
    assert.deepEqual([refusal, permission], [undefined, "notExpected"]);
  });

  it("expects a question of Windows when the service is stopped, on the way to Windows only", async (test) => {
    const service = "1  BEENDET";
    assert.equal((await foreseenOn(test, { service })).permission, "expected");
    assert.equal((await foreseenOn(test, { service, target: "linux" })).permission, "notExpected");
  });

  for (const edition of [
    "Core",
    "CoreN",
    "CoreSingleLanguage",
    "CoreCountrySpecific",
    "CloudEdition",
    "CloudEditionN",
    "Education",
    "EducationN",
  ]) {
    it(`knows that ${edition} has no Windows containers`, async (test) => {
      const { refusal } = await foreseenOn(test, { edition });
      assert.deepEqual(refusal, { reason: "unfitEdition", evidence: edition });
    });
  }

  for (const edition of ["Professional", "Enterprise", "ServerStandard", "IoTEnterprise"]) {
    it(`lets ${edition} try`, async (test) => {
      assert.equal((await foreseenOn(test, { edition })).refusal, undefined);
    });
  }

  it("reads that the installation left Windows containers out", async (test) => {
    const { refusal, installationFile } = await foreseenOn(test, { installation: '{"noWindowsContainers": true}' });
    assert.deepEqual(refusal, { reason: "disabledAtInstallation", evidence: installationFile });
  });

  for (const installation of [
    "",
    "{}",
    '{"noWindowsContainers": false}',
    "\0\0\0",
    "[true]",
    '{"noWindowsContainers": "',
  ]) {
    it(`is not hindered by an installation file of ${JSON.stringify(installation)}`, async (test) => {
      assert.equal((await foreseenOn(test, { installation })).refusal, undefined);
    });
  }

  it("knows an installation of one user by its folder", async (test) => {
    const applicationPath = String.raw`C:\Users\Ünï\AppData\Local\Programs\DockerDesktop\Docker Desktop.exe`;
    const { refusal } = await foreseenOn(test, { desktop: { ...installed, applicationPath } });
    assert.deepEqual(refusal, { reason: "perUserInstallation", evidence: applicationPath });
  });

  it("hinders nobody who goes back to Linux", async (test) => {
    const windows: Windows = { edition: "Core", installation: '{"noWindowsContainers": true}', target: "linux" };
    assert.equal((await foreseenOn(test, windows)).refusal, undefined);
  });

  it("says that Docker Desktop does not run when its pipe and its backend are missing", async (test) => {
    const { refusal } = await foreseenOn(test, { answer: pipeMissing, tasks: "INFORMATION: Es werden keine …" });
    assert.equal(refusal?.reason, "notRunning");
  });

  it("waits for one that is starting: its backend is there, its pipe not yet", async (test) => {
    const tasks = '"com.docker.backend.exe","4711","Console","1","98.304 K"';
    assert.equal((await foreseenOn(test, { answer: pipeMissing, tasks })).refusal, undefined);
  });

  it("leaves the decision to Docker Desktop when no program of Windows answers", async () => {
    const runProgram = (): Promise<ProgramResult> => Promise.resolve({ kind: "timedOut", stdout: "", stderr: "" });
    const parts = { runProgram, desktop: installed, installationFile: "/nowhere" };
    assert.deepEqual(await foresee("windows", pipeMissing, parts, new AbortController().signal), {
      refusal: undefined,
      permission: "notExpected",
    });
  });
});
