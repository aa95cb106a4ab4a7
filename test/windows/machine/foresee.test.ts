import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { foresee } from "../../../src/mode/foresee";
import type { DockerDesktop, ModeAnswer } from "../../../src/mode/mode";
import { settingsPlacesHere } from "../../../src/mode/thisMachine";
import { runProgram } from "../../../src/platform/runProgram";
import { programPaths } from "../../parts/windowsNode/programPaths.mjs";
import { StandIn } from "../../parts/windowsNode/standIn.mjs";
import { windowsProfiles, type WindowsProfileName } from "../../parts/windowsNode/windowsProfiles.mjs";
import { beLike } from "./registryProfile";

const activeHost = "npipe:////./pipe/docker_engine";
const desktop: DockerDesktop = {
  dockerCliPath: undefined,
  dockerPath: undefined,
  applicationPath: String.raw`C:\Program Files\Docker\Docker\Docker Desktop.exe`,
  activeHost,
};
const onLinux: ModeAnswer = { kind: "answered", mode: "linux" };
const pipeMissing: ModeAnswer = {
  kind: "silent",
  failure: { kind: "unreachable", endpoint: activeHost, detail: "ENOENT" },
};

async function foreseen(answer = onLinux, installation = desktop) {
  const parts = { runProgram, desktop: installation, installationFile: settingsPlacesHere().installation };
  return foresee("windows", answer, parts, new AbortController().signal);
}

describe("foresee on Windows", () => {
  for (const name of Object.keys(windowsProfiles) as WindowsProfileName[]) {
    const isUnfit = ["Core", "Education"].includes(windowsProfiles[name].edition);
    it(`${isUnfit ? "refuses" : "lets try"} on ${name}`, async (test) => {
      await beLike(test, name);
      assert.equal((await foreseen()).refusal?.reason, isUnfit ? "unfitEdition" : undefined);
    });
  }

  it("reads what was chosen at installation under ProgramData", async (test) => {
    const { installation } = settingsPlacesHere();
    assert.equal(installation.toLowerCase(), String.raw`c:\programdata\dockerdesktop\install-settings.json`);
    test.after(() => rm(dirname(installation), { recursive: true, maxRetries: 5 }));
    await mkdir(dirname(installation), { recursive: true });
    await writeFile(installation, '{"noWindowsContainers": true}');

    assert.equal((await foreseen()).refusal?.reason, "disabledAtInstallation");
  });

  it("knows an installation of one user", async () => {
    const applicationPath = join(process.env.LOCALAPPDATA ?? "", "Programs", "DockerDesktop", "Docker Desktop.exe");

    const { refusal } = await foreseen(onLinux, { ...desktop, applicationPath });

    assert.equal(refusal?.reason, "perUserInstallation");
  });

  it("expects a question of Windows while com.docker.service is stopped", async (test) => {
    const sc = new StandIn(programPaths.sc);
    test.after(() => sc.behave({}));
    const stopped = "SERVICE_NAME: com.docker.service \r\n TYP : 10  WIN32_OWN_PROCESS \r\n STATUS : 1  BEENDET \r\n";
    await sc.behave({ stdout: stopped });

    assert.equal((await foreseen()).permission, "expected");
  });

  it("asks tasklist whether Docker Desktop runs, only when its pipe is missing", async (test) => {
    const tasklist = new StandIn(programPaths.tasklist);
    test.after(() => tasklist.behave({}));
    await tasklist.behave({ stdout: '"com.docker.backend.exe","4711","Console","1","98.304 K"\r\n' });
    assert.equal((await foreseen()).refusal, undefined);
    assert.equal((await tasklist.starts()).length, 0);

    assert.equal((await foreseen(pipeMissing)).refusal, undefined);
    await tasklist.behave({ stdout: "INFORMATION: Es werden keine Aufgaben …\r\n" });
    assert.equal((await foreseen(pipeMissing)).refusal?.reason, "notRunning");
    assert.deepEqual((await tasklist.starts()).at(-1)?.words, [
      ...["/fo", "csv", "/nh", "/fi"],
      "imagename eq com.docker.backend.exe",
    ]);
  });
});
