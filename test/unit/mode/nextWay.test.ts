import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DoubledMachine, exits, switching } from "./doubledMachine";
import { expectKind } from "./expectKind";

describe("switchMode, when a way leads nowhere,", () => {
  it("toggles when DockerCli does not know the flag that names the side", async () => {
    const machine = new DoubledMachine({ "-SwitchDaemon": switching("windows") });

    const outcome = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(outcome.way, "dockerCliToggle");
    assert.deepEqual(machine.commandLines, ["DockerCli.exe -SwitchWindowsEngine", "DockerCli.exe -SwitchDaemon"]);
  });

  it("never toggles while the mode is not known", async () => {
    const machine = new DoubledMachine({
      windows: (it) => {
        it.time.after(1_000, () => {
          it.engine = "windows";
        });
        return exits(0);
      },
    });
    machine.engine = "down";

    const outcome = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(outcome.way, "dockerDesktopCommand");
    assert.deepEqual(machine.commandLines, [
      "DockerCli.exe -SwitchWindowsEngine",
      "docker.exe desktop engine use windows",
    ]);
  });

  it("asks docker desktop where there is no DockerCli", async () => {
    const machine = new DoubledMachine({ windows: switching("windows") });
    machine.desktop = machine.desktop && { ...machine.desktop, dockerCliPath: undefined };

    const outcome = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(outcome.way, "dockerDesktopCommand");
    assert.deepEqual(machine.commandLines, ["docker.exe desktop engine use windows"]);
  });

  it("goes on when the program vanished since it was found", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": () => ({ afterMs: 1, result: { kind: "missing", detail: "ENOENT" } }),
      "-SwitchDaemon": () => ({ afterMs: 1, result: { kind: "missing", detail: "ENOENT" } }),
      windows: switching("windows"),
    });

    expectKind(await machine.switchTo("windows"), "switched");
  });

  it("kills a program that hangs while nothing moves, after a minute, and goes on", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": () => "never",
      "-SwitchDaemon": switching("windows"),
    });

    const outcome = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(outcome.way, "dockerCliToggle");
    assert.equal(outcome.elapsedMs, 60_000 + 9_000);
    assert.deepEqual(machine.killed, ["DockerCli.exe -SwitchWindowsEngine"]);
  });

  it("goes on half a minute after a program that says all is well while nothing moves", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": () => exits(0),
      "-SwitchDaemon": switching("windows"),
    });

    const outcome = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(outcome.way, "dockerCliToggle");
    assert.ok(outcome.elapsedMs >= 39_000 && outcome.elapsedMs <= 41_000, String(outcome.elapsedMs));
  });

  it("gives the engine the same time after any other end, so that no toggle takes the switch back", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.movesTo("windows", { goesAfterMs: 15_000, comesAfterMs: 25_000 });
        return exits(3);
      },
      "-SwitchDaemon": switching("linux"),
    });

    expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(machine.commandLines.length, 1);
  });

  it("comes to the last way in a shorter time as well", async () => {
    const machine = new DoubledMachine({ windows: switching("windows") });
    machine.times = { ...machine.times, deadlineMs: 60_000 };

    const outcome = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(outcome.way, "dockerDesktopCommand");
  });

  it("tells every way it tried when none leads there", async () => {
    const machine = new DoubledMachine({ windows: () => exits(125, "docker: 'desktop' is not a docker command.") });

    const outcome = expectKind(await machine.switchTo("windows"), "noWayWorked");

    assert.deepEqual(outcome.lastSeen, { kind: "answered", mode: "linux" });
    assert.deepEqual(outcome.failedWays, [
      { way: "dockerCli", failure: { kind: "exited", exitCode: 1, text: "unknown command" } },
      { way: "dockerCliToggle", failure: { kind: "exited", exitCode: 1, text: "unknown command" } },
      {
        way: "dockerDesktopCommand",
        failure: { kind: "exited", exitCode: 125, text: "docker: 'desktop' is not a docker command." },
      },
    ]);
  });

  it("has no way at all without Docker Desktop", async () => {
    const machine = new DoubledMachine();
    machine.desktop = undefined;

    assert.equal((await machine.switchTo("windows")).kind, "noDockerDesktop");
  });
});
