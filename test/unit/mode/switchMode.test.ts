import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DoubledMachine, exits, here, switching } from "./doubledMachine";
import { expectKind } from "./expectKind";

describe("switchMode", () => {
  it("does nothing where the mode is already the wanted one", async () => {
    const machine = new DoubledMachine();

    const outcome = await machine.switchTo("linux");

    assert.equal(outcome.kind, "alreadyThere");
    assert.deepEqual(machine.commandLines, []);
  });

  it("asks DockerCli for the side it wants and is done when the engine answers there", async () => {
    const machine = new DoubledMachine({ "-SwitchWindowsEngine": switching("windows") });

    const outcome = expectKind(await machine.switchTo("windows"), "switched");

    assert.deepEqual(machine.commandLines, ["DockerCli.exe -SwitchWindowsEngine"]);
    assert.equal(outcome.way, "dockerCli");
    assert.equal(outcome.elapsedMs, 9_000);
    assert.deepEqual(kindsOf(machine), ["asking", "engineWent"]);
  });

  it("names the Linux side on the way back", async () => {
    const machine = new DoubledMachine({ "-SwitchLinuxEngine": switching("linux") });
    machine.engine = "windows";

    expectKind(await machine.switchTo("linux"), "switched");

    assert.deepEqual(machine.commandLines, ["DockerCli.exe -SwitchLinuxEngine"]);
  });

  it("does not wait out a poll when the mode is seen to change", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.time.after(2_300, () => {
          it.engine = "windows";
          it.modeChanged.fire("windows");
        });
        return exits(0, "", 10_000);
      },
    });

    const outcome = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(outcome.elapsedMs, 2_300);
  });

  it("believes the engine and not the exit code", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.movesTo("windows", { goesAfterMs: 500, comesAfterMs: 20_000 });
        return exits(1, "something went wrong", 3_000);
      },
    });

    expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(machine.commandLines.length, 1);
  });

  it("is done with a program that never returns once the engine is there, and kills it", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.movesTo("windows", { goesAfterMs: 1_000, comesAfterMs: 8_000 });
        return "never";
      },
    });

    const outcome = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(outcome.elapsedMs, 8_000);
    assert.deepEqual(machine.killed, ["DockerCli.exe -SwitchWindowsEngine"]);
  });
});

describe("switchMode, before it stops the other engine,", () => {
  it("asks, and starts nothing when the answer is no", async () => {
    const machine = new DoubledMachine();
    machine.desktop = machine.desktop && { ...machine.desktop, dockerCliPath: undefined };

    const outcome = await machine.switchTo("windows", { mayStopOtherEngine: () => Promise.resolve("no") });

    assert.deepEqual(outcome, {
      kind: "cancelled",
      wasAsked: "notAsked",
      lastSeen: { kind: "answered", mode: "linux" },
    });
    assert.deepEqual(machine.commandLines, []);
  });

  it("takes all the time the person needs", async () => {
    const machine = new DoubledMachine({ windows: switching("windows") });
    machine.desktop = machine.desktop && { ...machine.desktop, dockerCliPath: undefined };
    const mayStopOtherEngine = async (): Promise<"yes"> => {
      await machine.time.sleep(600_000);
      return "yes";
    };

    const outcome = expectKind(await machine.switchTo("windows", { mayStopOtherEngine }), "switched");

    assert.equal(outcome.elapsedMs, 9_000);
  });

  it("starts nothing more when the switch began while the person was thinking", async () => {
    const machine = new DoubledMachine();
    const mayStopOtherEngine = async (): Promise<"yes"> => {
      machine.movesTo("windows", { goesAfterMs: 1_000, comesAfterMs: 20_000 });
      await machine.time.sleep(5_000);
      return "yes";
    };

    expectKind(await machine.switchTo("windows", { mayStopOtherEngine }), "switched");

    assert.deepEqual(machine.commandLines, ["DockerCli.exe -SwitchWindowsEngine", "DockerCli.exe -SwitchDaemon"]);
  });
});

describe("switchMode, when the other side does not come,", () => {
  it("says what Docker Desktop refused, and tries no other way", async () => {
    const text = "switching to windows engine: windows containers have been disabled for this installation";
    const machine = new DoubledMachine({ "-SwitchWindowsEngine": () => exits(1, text) });

    const outcome = expectKind(await machine.switchTo("windows"), "refused");

    assert.equal(outcome.reason, "disabledAtInstallation");
    assert.equal(outcome.text, text);
    assert.deepEqual(outcome.lastSeen, { kind: "answered", mode: "linux" });
    assert.equal(machine.commandLines.length, 1);
  });

  it("does not even ask while Docker Desktop is paused", async () => {
    const machine = new DoubledMachine();
    machine.engine = "paused";

    const outcome = expectKind(await machine.switchTo("windows"), "refused");

    assert.equal(outcome.reason, "paused");
    assert.deepEqual(machine.commandLines, []);
  });

  it("gives up after three minutes and tells what the engine says", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.time.after(2_000, () => {
          it.engine = "hung";
        });
        return exits(0);
      },
    });

    const outcome = expectKind(await machine.switchTo("windows"), "timedOut");

    assert.equal(outcome.lastSeen.kind, "silent");
    assert.ok(outcome.elapsedMs >= 180_000 && outcome.elapsedMs < 184_000, String(outcome.elapsedMs));
    assert.equal(machine.commandLines.length, 1);
  });

  it("tells when the engine came back as it was, and does not toggle it away again", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.movesTo("linux", { goesAfterMs: 1_000, comesAfterMs: 12_000 });
        return exits(1, "unexpected", 11_000);
      },
    });

    const outcome = expectKind(await machine.switchTo("windows"), "cameBackOnOldSide");

    assert.equal(outcome.text, "unexpected");
    assert.equal(machine.time.nowMs, 17_000);
  });

  it("says once that it is still working, after half a minute", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.movesTo("windows", { goesAfterMs: 1_000, comesAfterMs: 90_000 });
        return exits(0, "", 1_000);
      },
    });

    expectKind(await machine.switchTo("windows"), "switched");

    const said = machine.progress.filter((it) => it.kind === "stillWorking");
    assert.deepEqual(
      said.map(({ elapsedMs, lastSeen }) => [elapsedMs, lastSeen.kind]),
      [[30_000, "silent"]],
    );
  });
});

describe("switchMode, cancelled,", () => {
  it("stops waiting and says that Docker Desktop was asked and what it does now", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.movesTo("windows", { goesAfterMs: 3_000, comesAfterMs: 60_000 });
        return "never";
      },
    });
    machine.time.after(5_000, () => {
      machine.controller.abort();
    });

    const outcome = expectKind(await machine.switchTo("windows"), "cancelled");

    assert.equal(outcome.wasAsked, "asked");
    assert.equal(outcome.lastSeen.kind, "silent");
    assert.equal(machine.time.nowMs, 5_000);
    assert.deepEqual(machine.killed, ["DockerCli.exe -SwitchWindowsEngine"]);
  });

  it("says that nothing was asked when it had not come so far", async () => {
    const machine = new DoubledMachine();
    machine.engine = "hung";
    machine.time.after(1_000, () => {
      machine.controller.abort();
    });

    const outcome = expectKind(await machine.switchTo("windows"), "cancelled");

    assert.equal(outcome.wasAsked, "notAsked");
    assert.deepEqual(machine.commandLines, []);
  });
});

describe("switchMode, looking at the context that docker uses in a terminal,", () => {
  it("tells that it moved along", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.context = here("desktop-windows");
        return switching("windows")(it);
      },
    });

    const { context } = expectKind(await machine.switchTo("windows"), "switched");

    assert.deepEqual(context, { before: here("desktop-linux"), now: here("desktop-windows") });
  });

  it("tells that it names a context that is no longer there", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.context = { name: "desktop-linux", state: "missing" };
        return switching("windows")(it);
      },
    });

    const { context } = expectKind(await machine.switchTo("windows"), "switched");

    assert.deepEqual(context.now, { name: "desktop-linux", state: "missing" });
  });

  it("does not raise an alarm over one that is being written just now", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.context = { name: "desktop-linux", state: "missing" };
        it.time.after(9_500, () => {
          it.context = here("desktop-windows");
        });
        return switching("windows")(it);
      },
    });

    const { context } = expectKind(await machine.switchTo("windows"), "switched");

    assert.deepEqual(context.now, here("desktop-windows"));
  });

  it("tells that it moved although the engine did not come", async () => {
    const machine = new DoubledMachine({
      "-SwitchWindowsEngine": (it) => {
        it.context = here("desktop-windows");
        it.engine = "down";
        return exits(0);
      },
    });

    const { context } = expectKind(await machine.switchTo("windows"), "timedOut");

    assert.deepEqual(context.now, here("desktop-windows"));
  });
});

function kindsOf({ progress }: DoubledMachine): readonly string[] {
  return progress.map(({ kind }) => kind);
}
