import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { DaemonMode } from "../../src/engine/model";
import { sleep } from "../../src/platform/clock";
import { usualBehaviour } from "../parts/dockerDesktop/desktopBackend.mjs";
import { startDockerDesktop, type DockerDesktopDouble } from "../parts/dockerDesktop/dockerDesktop.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { endpointOf } from "./endpointOf";
import { impatient, InventoryObserver } from "./inventoryObserver";

describe("The inventory of Docker Desktop", () => {
  let double: DockerDesktopDouble;
  let observer: InventoryObserver;
  let containers: Readonly<Record<DaemonMode, string>>;

  before(async () => {
    double = await startDockerDesktop();
    containers = { linux: await fill("linux"), windows: await fill("windows") };
  });
  after(async () => {
    await double.stop();
  });
  beforeEach(async () => {
    await double.control({ ...usualBehaviour, downMs: 500 });
    await double.switchTo("linux");
    observer = new InventoryObserver(
      [
        endpointOf(double.activeHost, { source: "currentContext", isCurrent: true }),
        endpointOf(double.linuxHost, { source: "dockerDesktop" }),
        endpointOf(double.windowsHost, { source: "dockerDesktop" }),
      ],
      impatient,
    );
    await observer.until("both engines", () => observer.told("container").length === 2);
    await sleep(300);
    observer.forgetNotifications();
  });
  afterEach(() => {
    observer.dispose();
  });

  it("shows both engines once, the active one first and at the address that docker uses", () => {
    assert.deepEqual(picture(), [
      { mode: "linux", addresses: ["active", "linux"], containers: [containers.linux], state: "connected" },
      { mode: "windows", addresses: ["windows"], containers: [containers.windows], state: "connected" },
    ]);
  });

  for (const whileDown of ["refuses", "hangs", "answers500"] as const) {
    it(`follows a switch and the way back without losing a row, while the active address ${whileDown}`, async () => {
      await double.control({ whileDown });
      for (const mode of ["windows", "linux"] as const) {
        const other = mode === "windows" ? "linux" : "windows";
        await double.switchTo(mode);
        await observer.until(`the active address leads to ${mode}`, () => addressesOf(mode).includes("active"));
        await observer.until("connected", () => picture().every(({ state }) => state === "connected"));

        assert.deepEqual(
          picture().map(({ mode: shown, addresses }) => [shown, ...addresses]),
          [
            [mode, "active", mode],
            [other, other],
          ],
        );
      }
      assert.deepEqual(containersTouched(), []);
      assert.deepEqual(observer.told("container").toSorted(), Object.values(containers).toSorted());
    });
  }

  it("sees, when it is told to look, a switch that left the connections alive", async () => {
    await double.control({ openConnections: "kept", downMs: 0 });
    await double.switchTo("windows");
    observer.inventory.refresh();

    await observer.until("the active address leads to windows", () => addressesOf("windows").includes("active"));
    assert.deepEqual(containersTouched(), []);
  });

  it("keeps both engines live after a switch", async () => {
    await double.switchTo("windows");
    for (const mode of ["linux", "windows"] as const) {
      const id = await create(mode, "live");
      await observer.until("its row", () => observer.told("container").includes(id));
      await double.engines[mode].api.request("DELETE", `/containers/${id}`);
      await observer.until("its end", () => !observer.told("container").includes(id));
    }
  });

  function picture() {
    const names = new Map([
      [double.activeHost, "active"],
      [double.linuxHost, "linux"],
      [double.windowsHost, "windows"],
    ]);
    return observer.inventory.engines.map(({ info, endpoint, aliases, container, state }) => ({
      mode: info?.mode,
      addresses: [endpoint, ...aliases].map(({ host }) => names.get(host)),
      containers: [...container.keys()],
      state: state.kind,
    }));
  }

  function addressesOf(mode: DaemonMode): readonly (string | undefined)[] {
    return picture().find((engine) => engine.mode === mode)?.addresses ?? [];
  }

  function containersTouched(): readonly string[] {
    return observer.notifications.flatMap(({ changes }) =>
      changes.flatMap(({ objects: { container } }) => [...container.added, ...container.removed, ...container.changed]),
    );
  }

  async function fill(mode: DaemonMode): Promise<string> {
    await busyboxImage(double.engines[mode].api);
    return create(mode, "always-there");
  }

  async function create(mode: DaemonMode, name: string): Promise<string> {
    const json = { Image: "busybox:latest", HostConfig: { NetworkMode: "none" } };
    const { Id } = (await double.engines[mode].api.request("POST", `/containers/create?name=${name}`, { json })) as {
      readonly Id: string;
    };
    return Id;
  }
});
