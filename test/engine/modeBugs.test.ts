import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { Finding, RefusalReason } from "../../src/mode/mode";
import { usualBehaviour } from "../parts/dockerDesktop/desktopBackend.mjs";
import { startDockerDesktop, type DockerDesktopDouble } from "../parts/dockerDesktop/dockerDesktop.mjs";
import { knownBugs } from "../parts/dockerDesktop/knownBugs.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { expectKind } from "../unit/mode/expectKind";
import { ModeMachine } from "./modeMachine";

describe("The known bugs of switching", () => {
  let double: DockerDesktopDouble;
  let machine: ModeMachine;
  const environment = { ...process.env };

  before(async () => {
    double = await startDockerDesktop();
    Object.assign(process.env, double.environment);
  });
  after(async () => {
    await double.stop();
    Object.assign(process.env, environment);
  });
  beforeEach(async () => {
    await double.control({ ...usualBehaviour, downMs: 150 });
    await double.switchTo("linux");
    await double.control({ active: "open" });
    machine = await new ModeMachine(double, { switching: { deadlineMs: 2_500 } }).follow();
  });
  afterEach(() => {
    machine.dispose();
  });

  const said: readonly (readonly [bug: keyof typeof knownBugs, reason: RefusalReason])[] = [
    ["vmSetup", "engineDidNotStart"],
    ["serviceDeadline", "serviceNotAnswering"],
    ["unknownDirective", "settingsRefused"],
    ["requiredFeatures", "featuresMissing"],
    ["networkService", "networkServiceStopped"],
  ];
  for (const [bug, reason] of said) {
    it(`takes the words of ${bug} for ${reason}, at once and with the way back`, async () => {
      await double.control(knownBugs[bug]);

      const refused = expectKind(await machine.switchTo("windows"), "refused");

      assert.equal(refused.reason, reason);
      assert.equal(refused.told, "byDockerDesktop");
      assert.deepEqual(refused.findings, []);
      assert.equal(refused.context.now.name, "desktop-windows", "the context had moved");
      await double.control(usualBehaviour);
      await double.control({ downMs: 150 });
      expectKind(await machine.switchTo("linux"), "switched");
    });
  }

  const silent: readonly (readonly [bug: keyof typeof knownBugs, finding: Finding["kind"], path: string])[] = [
    ["settingsOverwritten", "settingsOverwritten", "windowsDaemon"],
    ["settingsAreZeros", "settingsBroken", "windowsDaemon"],
  ];
  for (const [bug, kind, place] of silent) {
    it(`finds ${bug} in the engine's files when it stays silent`, async () => {
      await double.control(knownBugs[bug]);

      const { findings } = expectKind(await machine.switchTo("windows"), "timedOut");

      const found = findings.find((finding) => finding.kind === kind);
      assert.ok(found && "path" in found, JSON.stringify(findings));
      assert.equal(found.path, double.places[place as "windowsDaemon"]);
    });
  }

  it("finds the engine on its own address when the common pipe is broken", async () => {
    await double.control(knownBugs.brokenPipe);

    const { findings, lastSeen } = expectKind(await machine.switchTo("windows"), "timedOut");

    assert.equal(lastSeen.kind, "silent");
    assert.deepEqual(findings, [{ kind: "ownAddressAnswers", context: "desktop-windows", host: double.windowsHost }]);
  });

  it("switches although the tray menu lacks the entry, and follows the engine although its label is stale", async () => {
    await double.control(knownBugs.menuMissing);
    assert.equal(double.menuEntry(), undefined);
    expectKind(await machine.switchTo("windows"), "switched");

    await double.control(knownBugs.menuStale);
    assert.equal(double.menuEntry(), "windows", "the menu still offers the mode that is there");
    assert.deepEqual(machine.monitor.state, { kind: "known", mode: "windows" });
    expectKind(await machine.switchTo("windows"), "alreadyThere");
  });

  it("tells that the context which is left is deleted", async () => {
    await double.control(knownBugs.contextDeleted);

    const { context } = expectKind(await machine.switchTo("windows"), "switched");

    assert.deepEqual(context.now, { name: "desktop-linux", state: "missing" });
  });

  it("asks nothing of an installation, an edition or a stopped Docker Desktop that cannot switch", async () => {
    const started = double.commandLines().length;
    await double.control({ installationFile: "says no" });
    assert.equal(expectKind(await machine.switchTo("windows"), "refused").reason, "disabledAtInstallation");
    await double.control({ installationFile: "says nothing", edition: "Core" });
    assert.equal(expectKind(await machine.switchTo("windows"), "refused").reason, "unfitEdition");
    await double.control({ edition: "Professional", process: "stopped", active: "refuses" });
    const refused = expectKind(await machine.switchTo("windows"), "refused");
    assert.deepEqual([refused.reason, refused.told], ["notRunning", "foreseen"]);
    assert.equal(double.commandLines().length, started);
  });

  it("asks all the same when the user knows better", async () => {
    await double.control({ edition: "Core" });

    expectKind(await machine.switchTo("windows", { foreseen: "ignored" }), "switched");
  });

  it("tells that Windows will ask for permission, before anything is asked, and heeds a no", async () => {
    await double.control({ service: "stopped" });
    const started = double.commandLines().length;

    const no = await machine.switchTo("windows", { mayNeedPermission: () => Promise.resolve("no") });

    assert.equal(expectKind(no, "cancelled").wasAsked, "notAsked");
    assert.equal(double.commandLines().length, started);
    expectKind(await machine.switchTo("windows"), "switched");
    assert.deepEqual(
      machine.progress.slice(0, 2).map(({ kind }) => kind),
      ["asking", "permissionExpected"],
    );
  });

  it("names the containers that a switch would stop", async () => {
    await busyboxImage(double.engines.linux.api);
    const id = await double.engines.linux.api.runContainer("in-the-way", {
      Image: "busybox:latest",
      Cmd: ["sleep", "600"],
      HostConfig: { NetworkMode: "none" },
    });
    await double.control({ dockerCli: "missing" });
    const asked: (readonly string[] | undefined)[] = [];

    const outcome = await machine.switchTo("windows", {
      mayStopOtherEngine: (running) => {
        asked.push(running);
        return Promise.resolve("no");
      },
    });

    expectKind(outcome, "cancelled");
    assert.deepEqual(asked, [["in-the-way"]]);
    await double.engines.linux.api.request("DELETE", `/containers/${id}?force=1`);
  });
});
