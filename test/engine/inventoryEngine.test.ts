import assert from "node:assert/strict";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { sleep } from "../../src/platform/clock";
import { startDockerEngine, type DockerEngine } from "../parts/dockerEngine.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { endpointOf } from "./endpointOf";
import { impatient, InventoryObserver } from "./inventoryObserver";

describe("The inventory of a real engine", () => {
  let dockerd: DockerEngine;
  let observer: InventoryObserver;

  before(async () => {
    dockerd = await startDockerEngine({ name: "inventory" });
    await busyboxImage(dockerd.api);
    await create("always-there");
  });
  after(async () => {
    await dockerd.stop();
  });
  beforeEach(async () => {
    observer = new InventoryObserver([endpointOf(dockerd.host)], impatient);
    await observer.untilConnected();
    await observer.untilTrue(dockerd.api);
    observer.forgetNotifications();
  });
  afterEach(() => {
    observer.dispose();
  });

  it("shows a container after `docker run -d`, and its state", async () => {
    const id = await dockerd.api.runContainer("runner", container());
    await observer.until("the row", () => observer.told("container").includes(id));
    await observer.until("its state", () => isRunning(observer, id));
    await dockerd.api.request("DELETE", `/containers/${id}?force=1`);
    await observer.until("no row", () => !observer.told("container").includes(id));
  });

  it("shows the end of a container once, not its dying too", async () => {
    // A busy machine takes longer from the one to the other than is usually waited for.
    const patient = new InventoryObserver([endpointOf(dockerd.host)], { ...impatient, holdMs: 3_000 });
    try {
      const id = await dockerd.api.runContainer("ending", container());
      await patient.until("its state", () => patient.told("container").includes(id) && isRunning(patient, id));
      await sleep(500);
      patient.forgetNotifications();
      await dockerd.api.request("DELETE", `/containers/${id}?force=1`);
      await patient.until("no row", () => !patient.told("container").includes(id));
      assert.equal(patient.notifications.length, 1);
    } finally {
      patient.dispose();
    }
  });

  it("is right after whatever happens to containers, images, networks and volumes", async () => {
    const { api } = dockerd;
    const id = await api.runContainer("busy", { ...container(), Healthcheck: healthcheck });
    await api.request("POST", `/containers/${id}/pause`);
    await observer.untilTrue(api);
    await api.request("POST", `/containers/${id}/unpause`);
    await api.request("POST", `/containers/${id}/rename?name=busier`);
    await observer.untilTrue(api);
    await observer.until("healthy", () => observer.engine.container.get(id)?.status.includes("(healthy)") === true);
    await api.request("POST", `/containers/${id}/kill`);
    await observer.untilTrue(api);
    await api.request("POST", `/containers/${id}/start`);
    await api.request("POST", `/containers/${id}/restart?t=0`);
    await observer.untilTrue(api);
    await api.request("POST", `/commit?container=${id}`);
    await api.request("POST", `/images/busybox:latest/tag?repo=other&tag=1`);
    await api.request("POST", `/commit?container=${id}&repo=other&tag=1`);
    await observer.untilTrue(api);
    await api.request("DELETE", `/images/other:1`);
    await api.request("POST", `/images/prune?filters=${encodeURIComponent('{"dangling":["true"]}')}`);
    await observer.untilTrue(api);
    await api.request("POST", "/volumes/create", { json: { Name: "one" } });
    await api.request("POST", "/volumes/create", { json: { Name: "two" } });
    await observer.untilTrue(api);
    await api.request("DELETE", "/volumes/one");
    await api.request("POST", "/volumes/prune");
    await api.request("POST", `/containers/${id}/stop?t=0`);
    await observer.untilTrue(api);
    await api.request("POST", "/containers/prune");
    await create("always-there");
    await observer.untilTrue(api);
  });

  it("survives a restart of the engine: the rows stay, and then tell the truth", async () => {
    const id = await dockerd.api.runContainer("survivor", container());
    await observer.untilTrue(dockerd.api);
    const known = observer.told("container");
    await sleep(300);
    observer.forgetNotifications();

    await dockerd.shutDown();
    await observer.until("gone", () => observer.reason === "unreachable");
    assert.deepEqual(observer.told("container"), known);
    await dockerd.launch();
    await observer.until("connected", () => observer.reason === "connected");
    await observer.untilTrue(dockerd.api);

    assert.equal(observer.engine.container.get(id)?.state, "exited");
    const touched = observer.notifications.flatMap(({ changes }) =>
      changes.flatMap(({ objects }) => [...objects.container.added, ...objects.container.removed]),
    );
    assert.deepEqual(touched, [], "no row comes or goes");
  });

  it("says that a stopped process does not answer, and is right when it goes on", async () => {
    const known = observer.told("container");
    dockerd.pause();
    await observer.until("not answering", () => observer.reason === "notAnswering");
    assert.deepEqual(observer.told("container"), known);

    dockerd.resume();
    await create("after-the-pause");
    await observer.until("connected", () => observer.reason === "connected");
    await observer.untilTrue(dockerd.api);
  });

  it("tries at once when it is asked to", async () => {
    await dockerd.shutDown();
    await observer.until("gone", () => observer.reason === "unreachable");
    await sleep(2_000);
    await dockerd.launch();
    observer.inventory.refresh();

    assert.ok((await observer.until("connected", () => observer.reason === "connected")) < 700);
    await observer.untilTrue(dockerd.api);
  });

  it("shows an engine with two addresses once, and goes on at the other when one is gone", async () => {
    const alias = join(dockerd.folder, "alias.sock");
    await symlink(dockerd.socketPath, alias);
    const preferred = endpointOf(`unix://${alias}`, { source: "currentContext", isCurrent: true });
    observer.inventory.setEndpoints([endpointOf(dockerd.host), preferred]);
    await observer.until("both known", () => observer.inventory.engines.every(({ aliases }) => aliases.length === 1));
    assert.deepEqual([observer.engine.endpoint, observer.engine.aliases], [preferred, [endpointOf(dockerd.host)]]);
    const known = observer.told("container");

    observer.inventory.setEndpoints([endpointOf(dockerd.host)]);
    assert.deepEqual([observer.engine.aliases, observer.engine.state.kind], [[], "connected"]);
    await create("by-the-other-way");
    await observer.untilTrue(dockerd.api);
    assert.ok(known.every((id) => observer.told("container").includes(id)));
  });

  async function create(name: string): Promise<void> {
    await dockerd.api.request("POST", `/containers/create?name=${name}`, { json: container() });
  }
});

function isRunning({ engine }: InventoryObserver, id: string): boolean {
  return engine.container.get(id)?.state === "running";
}

/** In nanoseconds. */
const healthcheck = { Test: ["CMD", "true"], Interval: 300_000_000, Retries: 1 };

function container() {
  // Its first process is deaf to a polite end, which must not hold up the engine's own.
  return { Image: "busybox:latest", Cmd: ["sleep", "10000"], StopTimeout: 0, HostConfig: { NetworkMode: "none" } };
}
