import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DockerDesktop } from "../../../src/mode/mode";
import { moveAwayLine, repairInstallationLine, restartLine, startServiceLine } from "../../../src/mode/repairLines";

const root = String.raw`C:\Program Files\Docker\Docker`;
const desktop: DockerDesktop = {
  dockerCliPath: `${root}\\DockerCli.exe`,
  dockerPath: undefined,
  applicationPath: `${root}\\Docker Desktop.exe`,
  activeHost: "npipe:////./pipe/docker_engine",
};
const restart = String.raw`& 'C:\Program Files\Docker\Docker\DockerCli.exe' -Shutdown; Start-Process -FilePath 'C:\Program Files\Docker\Docker\Docker Desktop.exe'`;

describe("the lines that mend Docker Desktop", () => {
  it("start a service as an administrator", () => {
    assert.equal(
      startServiceLine,
      `Start-Process powershell.exe -Verb RunAs -Wait -ArgumentList '-NoProfile -Command "Start-Service com.docker.service"'`,
    );
  });

  it("take one word out of the installation's file, keep a copy, and start again", () => {
    const file = String.raw`C:\ProgramData\DockerDesktop\install-settings.json`;
    assert.equal(
      repairInstallationLine(file, desktop),
      `Start-Process powershell.exe -Verb RunAs -Wait -ArgumentList '-NoProfile -Command "` +
        `$ErrorActionPreference = ''Stop''; $f = ''${file}''; Copy-Item -LiteralPath $f -Destination ($f + ''.backup'') -Force; ` +
        `$s = Get-Content -LiteralPath $f -Raw -Encoding UTF8 | ConvertFrom-Json; ` +
        `$s.PSObject.Properties.Remove(''noWindowsContainers''); ` +
        `[IO.File]::WriteAllText($f, (ConvertTo-Json -InputObject $s -Depth 20))"'; ${restart}`,
    );
  });

  it("start Docker Desktop again by whatever of it is there", () => {
    assert.equal(restartLine(desktop), restart);
    const alone = { ...desktop, dockerCliPath: undefined };
    assert.equal(restartLine(alone), restart.slice(restart.indexOf("Start-Process")));
  });

  it("move the user's own file away as the user, and any other as an administrator", () => {
    const own = String.raw`C:\Users\O'Neil\.docker\windows-daemon.json`;
    const quoted = own.replace("'", "''");
    assert.equal(
      moveAwayLine(own, desktop),
      `Move-Item -LiteralPath '${quoted}' -Destination '${quoted}.broken' -Force; ${restart}`,
    );
    assert.match(
      moveAwayLine(String.raw`C:\ProgramData\Docker\config\daemon.json`, desktop),
      /^Start-Process .* RunAs/,
    );
  });
});
