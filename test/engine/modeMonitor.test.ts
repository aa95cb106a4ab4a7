import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { ModeState } from "../../src/mode/mode";
import { usualBehaviour } from "../parts/dockerDesktop/desktopBackend.mjs";
import { startDockerDesktop, type DockerDesktopDouble } from "../parts/dockerDesktop/dockerDesktop.mjs";
import { ModeMachine } from "./modeMachine";

const isWindows = (state: ModeState): boolean => state.kind === "known" && state.mode === "windows";
const isLinux = (state: ModeState): boolean => state.kind === "known" && state.mode === "linux";

describe("The mode of Docker Desktop", () => {
  let double: DockerDesktopDouble;
  let machine: ModeMachine;

  before(async () => {
    double = await startDockerDesktop();
  });
  after(async () => {
    await double.stop();
  });
  beforeEach(async () => {
    await double.control({ ...usualBehaviour, downMs: 700 });
    await double.switchTo("linux");
    await double.control({ active: "open" });
    machine = await new ModeMachine(double).follow();
  });
  afterEach(() => {
    machine.dispose();
  });

  for (const whileDown of ["refuses", "hangs", "answers500"] as const) {
    it(`is seen when somebody else switched, while the address ${whileDown}`, async () => {
      await double.control({ whileDown });

      await double.switchTo("windows");
      await machine.seen(isWindows);
      await double.switchTo("linux");
      await machine.seen(isLinux);
    });
  }

  it("is seen although connections to the engine that was active before live on", async () => {
    const patient = new ModeMachine(double, {
      monitor: { eagerMs: 100, eagerForMs: 60_000, patientMs: 1_000, reassureMs: 500 },
    });
    await patient.follow();
    await double.control({ openConnections: "kept", downMs: 0 });

    await double.switchTo("windows");

    await patient.seen(isWindows);
    patient.dispose();
  });

  it("is seen at once when somebody says that it may have changed", async () => {
    await double.control({ openConnections: "kept", downMs: 0 });
    await double.switchTo("windows");

    machine.monitor.askAgain();

    await machine.seen(isWindows);
  });

  it("is unknown while Docker Desktop is paused, and says so", async () => {
    await double.control({ active: "paused" });
    await machine.seen((state) => state.kind === "unknown" && state.failure?.kind === "paused");

    await double.control({ active: "open" });
    await machine.seen(isLinux);
  });

  it("is unknown while nobody listens, and says so", async () => {
    await double.control({ active: "refuses" });
    await machine.seen((state) => state.kind === "unknown" && state.failure?.kind === "unreachable");

    await double.control({ active: "open" });
    await machine.seen(isLinux);
  });
});
