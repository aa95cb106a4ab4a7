import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { EngineError } from "../../src/engine/engineError";
import type { SwitchProgress } from "../../src/mode/mode";
import { usualBehaviour } from "../parts/dockerDesktop/desktopBackend.mjs";
import { startDockerDesktop, type DockerDesktopDouble } from "../parts/dockerDesktop/dockerDesktop.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { runningProcesses } from "../parts/processes.mjs";
import { expectKind } from "../unit/mode/expectKind";
import { connectTo, ModeMachine } from "./modeMachine";

describe("Switching Docker Desktop's mode", () => {
  let double: DockerDesktopDouble;
  let machine: ModeMachine;

  before(async () => {
    double = await startDockerDesktop();
  });
  after(async () => {
    await double.stop();
  });
  beforeEach(async () => {
    await double.control({ ...usualBehaviour, downMs: 150 });
    await double.switchTo("linux");
    await double.control({ active: "open" });
    machine = await new ModeMachine(double).follow();
  });
  afterEach(async () => {
    machine.dispose();
    const deadline = Date.now() + 3_000;
    while ((await programsOf(double)).length > 0 && Date.now() < deadline) {
      await delay(50);
    }
    assert.deepEqual(await programsOf(double), [], "no program of a switch stays behind");
  });

  it("goes to Windows and back by DockerCli, and both engines stay alive", async () => {
    await busyboxImage(double.engines.linux.api);
    const { api } = double.engines.linux;
    const id = await api.runContainer("survivor", {
      Image: "busybox:latest",
      Cmd: ["sleep", "600"],
      HostConfig: { NetworkMode: "none" },
    });

    const there = expectKind(await machine.switchTo("windows"), "switched");
    assert.equal(there.way, "dockerCli");
    assert.equal(await machine.activeMode(), "windows");
    assert.deepEqual(there.context.now, { name: "desktop-windows", state: "there" });
    const { State } = (await api.request("GET", `/containers/${id}/json`)) as { State: { Running: boolean } };
    assert.equal(State.Running, true);

    expectKind(await machine.switchTo("linux"), "switched");
    assert.equal(await machine.activeMode(), "linux");
    assert.deepEqual(
      machine.states.map((state) => ("mode" in state ? state.mode : state.kind)),
      ["linux", "switching", "windows", "switching", "linux"],
    );
    await api.request("DELETE", `/containers/${id}?force=1`);
  });

  it("does nothing when the mode is already there", async () => {
    const started = double.commandLines().length;

    expectKind(await machine.switchTo("linux"), "alreadyThere");

    assert.equal(double.commandLines().length, started);
  });

  for (const [whileDown, steps] of [
    ["refuses", ["asking", "engineWent", "stillWorking"]],
    // A question that hangs has not failed yet.
    ["hangs", ["asking"]],
    ["answers500", ["asking", "engineWent", "stillWorking"]],
  ] as const) {
    it(`waits for a slow switch, while the active address ${whileDown}`, async () => {
      machine.dispose();
      // On a machine with a lot to do it takes a second until the engine is seen to have gone.
      machine = await new ModeMachine(double, { switching: { stillWorkingMs: 1_800 } }).follow();
      await double.control({ downMs: 2_800, whileDown });

      const { elapsedMs } = expectKind(await machine.switchTo("windows"), "switched");

      assert.ok(elapsedMs >= 2_800 && elapsedMs < 5_300, String(elapsedMs));
      assert.deepEqual(kindsOf(machine), steps);
    });
  }

  it("is not fooled by connections that still lead to the engine that was active before", async () => {
    await double.control({ openConnections: "kept" });

    expectKind(await machine.switchTo("windows"), "switched");

    assert.deepEqual(machine.monitor.state, { kind: "known", mode: "windows" });
  });

  it("is done when the engine is there, although DockerCli never returns", async () => {
    await double.control({ dockerCli: "hangsAfterwards" });

    const { way } = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(way, "dockerCli");
  });

  it("kills a DockerCli that hangs, and asks docker desktop instead", async () => {
    await double.control({ dockerCli: "hangs" });
    const hasty = new ModeMachine(double, { switching: { programMs: 700 } });

    const { way } = expectKind(await hasty.switchTo("windows"), "switched");
    hasty.dispose();

    assert.equal(way, "dockerDesktopCommand");
    assert.deepEqual(failedWays(hasty), [
      ["dockerCli", "hung"],
      ["dockerCliToggle", "hung"],
    ]);
  });

  it("asks docker desktop when DockerCli fails", async () => {
    await double.control({ dockerCli: "fails", failure: { exitCode: 3, text: "An unexpected error" } });

    const { way } = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(way, "dockerDesktopCommand");
    assert.deepEqual(failedWays(machine), [
      ["dockerCli", "exited"],
      ["dockerCliToggle", "exited"],
    ]);
  });

  it("asks docker desktop when DockerCli says that all is well and does nothing", async () => {
    await double.control({ dockerCli: "doesNothing" });

    const { way } = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(way, "dockerDesktopCommand");
    assert.deepEqual(failedWays(machine), [
      ["dockerCli", "nothingHappened"],
      ["dockerCliToggle", "nothingHappened"],
    ]);
  });

  it("toggles where DockerCli knows no other way", async () => {
    await double.control({ dockerCli: "onlyToggles" });

    const { way } = expectKind(await machine.switchTo("windows"), "switched");

    assert.equal(way, "dockerCliToggle");
    assert.equal(double.commandLines().at(-1), "DockerCli -SwitchDaemon");
  });

  it("asks docker desktop, which stops the other engine, when there is no DockerCli, and only with leave", async () => {
    await double.control({ dockerCli: "missing" });

    expectKind(await machine.switchTo("windows", { mayStopOtherEngine: () => Promise.resolve("no") }), "cancelled");
    assert.equal(await machine.activeMode(), "linux");

    const { way } = expectKind(
      await machine.switchTo("windows", { mayStopOtherEngine: () => Promise.resolve("yes") }),
      "switched",
    );
    assert.equal(way, "dockerDesktopCommand");
    const linux = await connectTo(double.linuxHost);
    await assert.rejects(
      linux.ping(new AbortController().signal),
      (error) => error instanceof EngineError && error.failure.kind === "engineFailed",
    );
    linux.dispose();
  });

  it("tells each way it tried when none is left", async () => {
    await double.control({ dockerCli: "missing", dockerDesktopCommand: "missing" });

    const { failedWays: failed, lastSeen } = expectKind(await machine.switchTo("windows"), "noWayWorked");

    assert.deepEqual(
      failed.map((it) => it.failure.kind),
      ["missing", "missing", "missing"],
    );
    assert.deepEqual(lastSeen, { kind: "answered", mode: "linux" });
  });

  it("says that Windows containers were disabled at installation", async () => {
    await double.control({ windowsContainers: "disabled" });

    const { reason, text } = expectKind(await machine.switchTo("windows"), "refused");

    assert.equal(reason, "disabledAtInstallation");
    assert.match(text, /have been disabled for this installation/);
  });

  it("says the same when only docker desktop can tell", async () => {
    await double.control({ windowsContainers: "disabled", dockerCli: "missing" });

    const { reason } = expectKind(await machine.switchTo("windows"), "refused");

    assert.equal(reason, "disabledAtInstallation");
  });

  it("does not ask a paused Docker Desktop", async () => {
    await double.control({ active: "paused" });

    const { reason } = expectKind(await machine.switchTo("windows"), "refused");

    assert.equal(reason, "paused");
  });

  it("gives up when the other side never comes, tells that the context moved, and finds the way back", async () => {
    await double.control({ comesUp: "never" });

    const hasty = new ModeMachine(double, { switching: { deadlineMs: 1_000 } });

    const { lastSeen, context } = expectKind(await hasty.switchTo("windows"), "timedOut");
    hasty.dispose();
    assert.equal(lastSeen.kind, "silent");
    assert.equal(context.before.name, "desktop-linux");
    assert.equal(context.now.name, "desktop-windows");

    await double.control({ comesUp: "otherSide" });
    expectKind(await machine.switchTo("linux"), "switched");
    assert.equal(await machine.activeMode(), "linux");
  });

  it("tells when the engine came back on the side it was", async () => {
    await double.control({ comesUp: "oldSide" });

    expectKind(await machine.switchTo("windows"), "cameBackOnOldSide");

    assert.equal(await machine.activeMode(), "linux");
  });

  it("switches an engine of which only an HTTP 500 is to be had", async () => {
    await double.control({ active: "answers500" });

    expectKind(await machine.switchTo("windows"), "switched");
  });

  it("notices that docker in a terminal is left with a context that is not there", async () => {
    await double.control({ context: "dangles" });

    const { context } = expectKind(await machine.switchTo("windows"), "switched");

    assert.deepEqual(context, {
      before: { name: "desktop-linux", state: "there" },
      now: { name: "desktop-linux", state: "missing" },
    });
  });

  it("stops waiting when it is cancelled and tells the truth: Docker Desktop goes on", async () => {
    await double.control({ downMs: 1_500 });
    const controller = new AbortController();
    const onProgress = ({ kind }: SwitchProgress): void => {
      if (kind === "engineWent") {
        controller.abort();
      }
    };

    const switching = machine.switchTo("windows", { signal: controller.signal, onProgress });
    const { wasAsked, lastSeen } = expectKind(await switching, "cancelled");

    assert.equal(wasAsked, "asked");
    assert.equal(lastSeen.kind, "silent");
    await machine.seen((state) => state.kind === "known" && state.mode === "windows");
  });

  it("does one switch at a time", async () => {
    const first = machine.switchTo("windows");

    assert.deepEqual(await machine.switchTo("linux"), { kind: "busy", target: "windows" });

    expectKind(await first, "switched");
  });
});

function kindsOf({ progress }: ModeMachine): readonly string[] {
  return progress.map(({ kind }) => kind);
}

function failedWays({ progress }: ModeMachine): readonly (readonly [string, string])[] {
  return progress.flatMap((step) =>
    step.kind === "wayFailed" ? [[step.failed.way, step.failed.failure.kind] as const] : [],
  );
}

async function programsOf(double: DockerDesktopDouble): Promise<readonly string[]> {
  const words = (await runningProcesses()).filter(({ state }) => state !== "Z").map((it) => it.words);
  return words.filter((line) => line.includes(double.dockerCliPath) || line.includes(double.dockerPath));
}
