import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aContainer, anEndpoint, anEngine, arrange, following, keysOf } from "./arrange";

describe("LiveInventory, connecting", () => {
  it("shows addresses as connecting at once, and tells them when they answered", async () => {
    const { clock, machine, inventory, told, engine } = arrange();
    const docker = anEngine("L", "a", "b");
    machine.engines.set("sock", docker);

    inventory.setEndpoints([anEndpoint("sock")]);
    assert.deepEqual([engine().key, engine().state.kind], ["sock", "connecting"]);
    await clock.advance(50);

    assert.deepEqual([engine().key, engine().state.kind, engine().platformName], ["L", "connected", "Docker Engine"]);
    assert.equal(told.length, 1);
    assert.deepEqual(told[0]?.changes[0]?.objects.container.added, ["a", "b"]);
  });

  it("asks for each thing once, for the events before the lists", async () => {
    const { clock, machine, inventory } = arrange();
    const docker = anEngine("L");
    machine.engines.set("sock", docker);

    inventory.setEndpoints([anEndpoint("sock")]);
    await clock.advance(1_000);

    assert.deepEqual(docker.asked, [
      "info",
      "version",
      "events",
      "list container",
      "list image",
      "list network",
      "list volume",
    ]);
  });

  it("misses nothing that happens while the lists are under way", async () => {
    const { clock, machine, inventory, told, engine } = arrange();
    const docker = anEngine("L", "a", "b");
    docker.listMs = 40;
    machine.engines.set("sock", docker);
    inventory.setEndpoints([anEndpoint("sock")]);
    await clock.advance(20);
    docker.things.container.delete("a");
    docker.say("container", "destroy", "a");
    docker.add(aContainer({ id: "c" }));
    docker.say("container", "create", "c");
    await clock.advance(1_000);

    assert.deepEqual([...engine().container.keys()], ["b", "c"]);
    assert.deepEqual(told[0]?.changes[0]?.objects.container.added, ["b"]);
  });

  it("waits a moment for slower engines, not longer", async () => {
    const { clock, machine, inventory, told } = arrange();
    const slow = anEngine("S");
    slow.listMs = 5_000;
    machine.engines.set("fast", anEngine("F")).set("slow", slow);

    inventory.setEndpoints([anEndpoint("fast"), anEndpoint("slow")]);
    await clock.advance(10_000);

    assert.deepEqual(
      told.map(({ at, changes }) => [at, changes.map(({ engineKey }) => engineKey)]),
      [
        [1_000, ["F", "S"]],
        [5_000, ["S"]],
      ],
    );
  });

  it("shows several engines: the current one first, the others as they were resolved", async () => {
    const { clock, machine, inventory } = arrange();
    machine.engines.set("x", anEngine("X")).set("y", anEngine("Y")).set("z", anEngine("Z"));

    inventory.setEndpoints([anEndpoint("x"), anEndpoint("y"), anEndpoint("z", { isCurrent: true })]);
    await clock.advance(50);
    assert.deepEqual(keysOf(inventory), ["Z", "X", "Y"]);

    inventory.setEndpoints([anEndpoint("x"), anEndpoint("y", { isCurrent: true }), anEndpoint("z")]);
    assert.deepEqual(keysOf(inventory), ["Y", "X", "Z"]);
  });

  it("connects to new addresses, lets go of missing ones and leaves the others alone", async () => {
    const { clock, machine, inventory, told, quiet } = arrange();
    const [x, y, z] = [anEngine("X", "a"), anEngine("Y"), anEngine("Z")];
    machine.engines.set("x", x).set("y", y).set("z", z);
    inventory.setEndpoints([anEndpoint("x"), anEndpoint("y")]);
    await quiet();
    const before = [y.asked.length, inventory.engine("Y")];

    inventory.setEndpoints([anEndpoint("y"), anEndpoint("z")]);
    await clock.advance(50);

    assert.deepEqual(keysOf(inventory), ["Y", "Z"]);
    assert.deepEqual(
      told.flatMap(({ changes }) => changes).map(({ engineKey }) => engineKey),
      ["X", "Z"],
    );
    assert.deepEqual([y.asked.length, inventory.engine("Y")], before);
    assert.deepEqual([x.listeners, machine.disposed], [0, 1]);
  });

  it("connects anew to an address whose certificates are others", async () => {
    const { clock, machine, inventory, quiet } = arrange();
    machine.engines.set("tcp", anEngine("T"));
    inventory.setEndpoints([anEndpoint("tcp", { tls: { folder: "one", skipVerify: false } })]);
    await quiet();

    inventory.setEndpoints([anEndpoint("tcp", { tls: { folder: "two", skipVerify: false } })]);
    await clock.advance(50);

    assert.equal(machine.disposed, 1);
    assert.equal(inventory.engine("T")?.endpoint.tls?.folder, "two");
  });

  it("hands out the connection to an engine that has answered, and none before", async () => {
    const { clock, machine, inventory } = arrange();
    inventory.setEndpoints([anEndpoint("sock")]);
    await clock.advance(10);
    assert.equal(inventory.engine("sock"), undefined);

    machine.engines.set("sock", anEngine("L"));
    await clock.advance(1_000);

    assert.equal(inventory.engine("L")?.endpoint.host, "sock");
    assert.equal(inventory.engine("nobody"), undefined);
  });

  it("shows the address that turned out to be an engine's in one step", async () => {
    const { clock, machine, inventory, told, quiet } = arrange();
    inventory.setEndpoints([anEndpoint("sock")]);
    await quiet();

    const docker = anEngine("L", "a");
    docker.listMs = 100;
    machine.engines.set("sock", docker);
    await clock.advance(5_000);

    assert.deepEqual(
      told.map(({ changes }) => changes.map(({ engineKey, objects }) => [engineKey, objects.container.added])),
      [
        [
          ["sock", []],
          ["L", ["a"]],
        ],
      ],
    );
  });

  it("leaves no connection, timer or notification behind when it is disposed of", async () => {
    const { clock, machine, inventory, told, quiet } = arrange();
    const docker = anEngine("L", "a");
    machine.engines.set("sock", docker);
    inventory.setEndpoints([anEndpoint("sock"), anEndpoint("gone")]);
    await quiet();
    const asked = docker.asked.length;

    inventory.dispose();
    docker.say("container", "start", "a");
    await clock.advance(100_000);

    assert.deepEqual([docker.listeners, docker.asked.length, docker.pings, told.length], [0, asked, 2, 0]);
  });
});

describe("LiveInventory.refresh", () => {
  it("tries at once and shows that it does", async () => {
    const { clock, machine, inventory, docker, engine } = await following("a");
    machine.engines.clear();
    docker.breakStreams();
    await clock.advance(600_000);
    machine.engines.set("sock", docker);

    inventory.refresh("L");
    assert.equal(engine().state.kind, "connecting");
    await clock.advance(10);

    assert.equal(engine().state.kind, "connected");
  });

  it("reads a connected engine anew without a flicker, ages included", async () => {
    const { clock, inventory, docker, told, engine } = await following("a", "b");
    docker.add(aContainer({ id: "a", status: "Up 3 hours" }));
    inventory.refresh();
    assert.equal(engine().state.kind, "connected");
    await clock.advance(1_000);

    assert.deepEqual(
      told.flatMap(({ changes }) => changes.map((change) => [change.engine, change.objects.container.changed])),
      [["same", ["a"]]],
    );
    assert.equal(docker.listeners, 1);
  });

  it("minds ages only for that once", async () => {
    const { clock, inventory, docker, told } = await following("a");
    inventory.refresh();
    await clock.advance(10_000);
    docker.add(aContainer({ id: "a", status: "Up 3 hours" }));
    docker.breakStreams();
    await clock.advance(1_000);

    assert.deepEqual([docker.asked.filter((request) => request === "info").length, told.length], [3, 0]);
  });

  it("leaves other engines alone", async () => {
    const { clock, machine, inventory, quiet } = arrange();
    const [x, y] = [anEngine("X"), anEngine("Y")];
    machine.engines.set("x", x).set("y", y);
    inventory.setEndpoints([anEndpoint("x"), anEndpoint("y")]);
    await quiet();
    const asked = y.asked.length;

    inventory.refresh("X");
    await clock.advance(1_000);

    assert.deepEqual([y.asked.length, x.asked.filter((one) => one === "info").length], [asked, 2]);
  });
});
