import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { expectKind } from "../../unit/mode/expectKind";
import { DesktopOnPipes } from "./desktopOnPipes";

describe("Switching Docker Desktop's mode on Windows", () => {
  let desktop: DesktopOnPipes;
  beforeEach(async () => {
    desktop = await DesktopOnPipes.start();
  });
  afterEach(async () => {
    await desktop.stop();
  });

  const wordsOf = async (program: "dockerCli" | "docker") =>
    (await desktop[program].starts()).map(({ words }) => words.join(" "));

  it("runs DockerCli.exe with one flag, and believes the pipe, there and back", async () => {
    desktop.obey(desktop.dockerCli, ["-SwitchWindowsEngine"], "windows");
    const there = expectKind(await desktop.switchTo("windows"), "switched");
    assert.equal(there.way, "dockerCli");
    assert.deepEqual(there.context.now, { name: "desktop-windows", state: "there" });

    desktop.obey(desktop.dockerCli, ["-SwitchLinuxEngine"], "linux");
    expectKind(await desktop.switchTo("linux"), "switched");

    assert.deepEqual(desktop.states, ["linux", "switching", "windows", "switching", "linux"]);
    assert.deepEqual(
      (await desktop.dockerCli.starts()).map(({ commandLine }) => commandLine),
      ["-SwitchWindowsEngine", "-SwitchLinuxEngine"].map(
        (flag) => String.raw`"C:\Program Files\Docker\Docker\DockerCli.exe" ${flag}`,
      ),
    );
    assert.deepEqual(await wordsOf("docker"), []);
  });

  it("kills a DockerCli.exe that never returns, tries its other flag, then asks docker desktop", async () => {
    await desktop.dockerCli.behave({ waitMs: 2_500 });
    desktop.obey(desktop.docker, ["desktop", "engine", "use", "windows"], "windows");

    const { way } = expectKind(await desktop.switchTo("windows"), "switched");

    assert.equal(way, "dockerDesktopCommand");
    assert.deepEqual(await wordsOf("dockerCli"), ["-SwitchWindowsEngine", "-SwitchDaemon"]);
    assert.deepEqual(await wordsOf("docker"), ["desktop engine use windows"]);
    const failures = desktop.progress.flatMap((step) => (step.kind === "wayFailed" ? [step.failed.failure.kind] : []));
    assert.deepEqual(failures, ["hung", "hung"]);
    await delay(1_500);
    assert.deepEqual(await desktop.dockerCli.ends(), [], "neither lived to its own end");
  });

  it("is done when the engine is there, although DockerCli.exe does not return", async () => {
    await desktop.dockerCli.behave({ waitMs: 2_500 });
    desktop.obey(desktop.dockerCli, ["-SwitchWindowsEngine"], "windows");

    const { way, elapsedMs } = expectKind(await desktop.switchTo("windows"), "switched");

    assert.equal(way, "dockerCli");
    assert.ok(elapsedMs < 3_500, `${elapsedMs} ms`);
  });

  it("says why Docker Desktop refuses, and tries no other way", async () => {
    const text = "switching to windows engine: windows containers have been disabled for this installation";
    await desktop.dockerCli.behave({ stderr: `${text}\r\n`, code: 1 });

    const refused = expectKind(await desktop.switchTo("windows"), "refused");

    assert.deepEqual([refused.reason, refused.text], ["disabledAtInstallation", text]);
    assert.deepEqual([await wordsOf("dockerCli"), await wordsOf("docker")], [["-SwitchWindowsEngine"], []]);
  });

  it("goes on without DockerCli.exe, which one release came without", async () => {
    await desktop.dockerCli.remove();
    desktop.obey(desktop.docker, ["desktop", "engine", "use", "windows"], "windows");

    const { way } = expectKind(await desktop.switchTo("windows"), "switched");

    assert.equal(way, "dockerDesktopCommand");
  });
});
