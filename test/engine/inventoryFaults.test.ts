import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { sleep } from "../../src/platform/clock";
import { startDockerEngine, type DockerEngine } from "../parts/dockerEngine.mjs";
import { busyboxImage } from "../parts/dockerImages.mjs";
import { startFaultProxy, type FaultProxy } from "../parts/faultProxy.mjs";
import { endpointOf } from "./endpointOf";
import { impatient, InventoryObserver } from "./inventoryObserver";

describe("The inventory of an engine on a bad way", () => {
  let dockerd: DockerEngine;
  let proxy: FaultProxy;
  let observer: InventoryObserver;
  let names = 0;

  before(async () => {
    dockerd = await startDockerEngine({ name: "inventory-faults" });
    await busyboxImage(dockerd.api);
    await dockerd.api.runContainer("always-there", container());
  });
  after(async () => {
    await dockerd.stop();
  });
  beforeEach(async () => {
    proxy = await startFaultProxy(dockerd.socketPath);
    observer = new InventoryObserver([endpointOf(proxy.host)], impatient);
    await observer.untilConnected();
    await observer.untilTrue(dockerd.api);
    observer.forgetNotifications();
  });
  afterEach(async () => {
    observer.dispose();
    await proxy.stop();
  });

  it("says that an engine which hangs does not answer, keeps what it knew, and is right again afterwards", async () => {
    const known = observer.told("container");
    proxy.fault = { kind: "hang" };
    const missed = await create();
    await observer.until("not answering", () => observer.reason === "notAnswering");
    assert.deepEqual(observer.told("container"), known);

    proxy.heal();
    await observer.untilTrue(dockerd.api);

    assert.equal(observer.reason, "connected");
    assert.deepEqual(addedIn(observer), [missed]);
    assert.equal(observer.notifications.length, 2);
  });

  it("says that an engine answers 500, keeps what it knew, and is right again afterwards", async () => {
    const known = observer.told("container");
    proxy.fault = { kind: "status", status: 500 };
    const missed = await create();
    await observer.until("engine failed", () => observer.reason === "engineFailed");
    const { state } = observer.engine;
    assert.ok(state.kind === "unavailable" && state.failure.kind === "engineFailed" && state.failure.status === 500);
    await sleep(500);
    assert.deepEqual(observer.told("container"), known);

    proxy.heal();
    await observer.untilTrue(dockerd.api);

    assert.deepEqual([observer.reason, addedIn(observer), observer.notifications.length], ["connected", [missed], 2]);
  });

  it("notices connections that died without a word, keeps what it knew, and takes new ones", async () => {
    const known = observer.told("container");
    proxy.killSilently();
    const missed = await create();
    await sleep(1_000);
    assert.deepEqual([observer.reason, observer.told("container")], ["connected", known]);

    await observer.untilTrue(dockerd.api);

    assert.deepEqual([observer.reason, addedIn(observer)], ["connected", [missed]]);
    assert.ok(observer.notifications.every(({ changes }) => changes.every(({ engine }) => engine === "same")));
    const next = await create();
    assert.ok((await observer.until("the next row", () => observer.told("container").includes(next))) < 1_000);
  });

  it("notices events that do not come although everything else works, without a flicker", async () => {
    // As after a while: the connections of the first lists are closed again.
    proxy.endIdleConnections();
    proxy.killSilently();
    const missed = await create();

    await observer.untilTrue(dockerd.api);

    assert.deepEqual([observer.reason, addedIn(observer)], ["connected", [missed]]);
    assert.ok(observer.notifications.every(({ changes }) => changes.every(({ engine }) => engine === "same")));
  });

  it("says that the answers are none when their JSON is broken, and keeps what it knew", async () => {
    const known = observer.told("container");
    proxy.fault = { kind: "malformed" };
    const missed = await create();
    await observer.until("unexpected answer", () => observer.reason === "unexpectedAnswer");
    await sleep(500);
    assert.deepEqual(observer.told("container"), known);

    proxy.heal();
    await observer.untilTrue(dockerd.api);

    assert.deepEqual([observer.reason, addedIn(observer), observer.notifications.length], ["connected", [missed], 2]);
  });

  it("survives a broken line among the events", async () => {
    proxy.writeIntoEvents('{"Type":"container","Act\n');
    await observer.until("another connection", () => proxy.requests.filter(isFirstLook).length > 1);
    await create();

    await observer.untilTrue(dockerd.api);
    assert.equal(observer.reason, "connected");
  });

  it("shows nothing of a stream of events that was cut, but what it missed", async () => {
    proxy.cutEvents();
    const missed = await create();
    await observer.untilTrue(dockerd.api);

    assert.deepEqual([observer.reason, addedIn(observer)], ["connected", [missed]]);
    assert.ok(observer.notifications.every(({ changes }) => changes.every(({ engine }) => engine === "same")));
  });

  it("does not run in circles when the events are cut again and again", async () => {
    proxy.forgetRequests();
    for (let cut = 0; cut < 40; cut += 1) {
      proxy.cutEvents();
      await sleep(50);
    }

    assert.ok(proxy.requests.filter(isFirstLook).length <= 6, proxy.requests.join("\n"));
    await observer.untilTrue(dockerd.api);
  });

  it("misses nothing when the events begin only after the lists were read", async () => {
    proxy.fault = { kind: "lateEvents", milliseconds: 500 };
    proxy.forgetRequests();
    observer.inventory.refresh();
    await observer.until("the lists", () => proxy.requests.some((request) => request.startsWith("GET /volumes")));
    await sleep(200);
    await create();

    await observer.untilTrue(dockerd.api);
    assert.equal(observer.reason, "connected");
  });

  it("is as right with a slow engine", async () => {
    proxy.fault = { kind: "delay", milliseconds: 400 };
    observer.inventory.refresh();
    const made = await create();
    await dockerd.api.request("POST", `/containers/${made}/start`);
    await observer.untilTrue(dockerd.api);
    await dockerd.api.request("DELETE", `/containers/${made}?force=1`);

    await observer.untilTrue(dockerd.api);
    assert.equal(observer.reason, "connected");
  });

  async function create(): Promise<string> {
    names += 1;
    const path = `/containers/create?name=made-${names}`;
    const { Id } = (await dockerd.api.request("POST", path, { json: container() })) as { readonly Id: string };
    return Id;
  }
});

function container() {
  return { Image: "busybox:latest", Cmd: ["sleep", "10000"], HostConfig: { NetworkMode: "none" } };
}

/** With every new connection, and never else. */
function isFirstLook(request: string): boolean {
  return request === "GET /info";
}

function addedIn({ notifications }: InventoryObserver): readonly string[] {
  return notifications.flatMap(({ changes }) => changes.flatMap(({ objects }) => objects.container.added));
}
