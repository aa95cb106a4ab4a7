import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aContainer, addressesOf, anEndpoint, anEngine, arrange, doublyReached, following, keysOf } from "./arrange";
import { ScriptedEngine } from "./scriptedEngine";

describe("LiveInventory, an engine at several addresses", () => {
  it("shows it once, at the address that is preferred, and reads it once", async () => {
    const { clock, machine, inventory, engine } = arrange();
    const docker = anEngine("L", "a");
    machine.engines.set("context", docker).set("current", docker).set("plain", docker);
    inventory.setEndpoints([
      anEndpoint("plain", { source: "default" }),
      anEndpoint("context", { source: "context" }),
      anEndpoint("current", { source: "currentContext", isCurrent: true }),
    ]);
    await clock.advance(1_000);

    assert.equal(engine().endpoint.host, "current");
    assert.deepEqual(
      engine().aliases.map(({ host }) => host),
      ["context", "plain"],
    );
    assert.equal(docker.listeners, 1);
  });

  it("of two addresses from the same source prefers the current one", async () => {
    const { clock, machine, inventory, engine } = arrange();
    const docker = anEngine("L");
    machine.engines.set("one", docker).set("two", docker);
    inventory.setEndpoints([anEndpoint("one"), anEndpoint("two", { isCurrent: true })]);
    await clock.advance(1_000);

    assert.equal(engine().endpoint.host, "two");
  });

  it("goes on at another address when the preferred one fails, and back when it is there again", async () => {
    const { clock, machine, docker, inventory, engine, told, quiet } = await doublyReached();
    machine.engines.delete("pipe");
    docker.breakStreams();
    docker.add(aContainer({ id: "b" }));
    await clock.advance(10);

    assert.deepEqual([engine().key, engine().endpoint.host, engine().state.kind], ["L", "other", "connected"]);
    assert.equal(inventory.engine("L")?.endpoint.host, "other");
    assert.deepEqual([...engine().container.keys()], ["a", "b"]);
    assert.deepEqual(
      told.flatMap(({ changes }) => changes.flatMap(({ objects }) => objects.container.removed)),
      [],
    );

    machine.engines.set("pipe", docker);
    await quiet();
    await clock.advance(32_000);
    assert.deepEqual([engine().endpoint.host, docker.listeners], ["pipe", 1]);
  });

  it("is unavailable only when no address answers any more", async () => {
    const { clock, machine, docker, engine } = await doublyReached();
    machine.engines.clear();
    docker.breakStreams();
    await clock.advance(10);

    assert.deepEqual([engine().state.kind, engine().endpoint.host], ["unavailable", "pipe"]);
    assert.deepEqual([...engine().container.keys()], ["a"]);
  });

  it("follows a mode switch: the active pipe changes its engine and both engines stay", async () => {
    const { clock, machine, docker, inventory, told, quiet } = await doublyReached();
    const windows = anEngine("W", "w", "x");
    machine.engines.set("pipe", windows).set("windows", windows);
    inventory.setEndpoints([
      anEndpoint("pipe", { source: "currentContext", isCurrent: true }),
      anEndpoint("other"),
      anEndpoint("windows"),
    ]);
    await quiet();
    docker.breakStreams();
    await clock.advance(30_000);

    assert.deepEqual(addressesOf(inventory), { W: ["pipe", "windows"], L: ["other"] });
    assert.deepEqual(
      inventory.engines.map(({ state }) => state.kind),
      ["connected", "connected"],
    );
    assert.deepEqual(
      told.flatMap(({ changes }) => changes.flatMap(({ objects }) => [...objects.container.removed])),
      [],
      "no row is drawn away",
    );

    machine.engines.set("pipe", docker);
    windows.breakStreams();
    await clock.advance(30_000);
    assert.deepEqual(addressesOf(inventory), { L: ["pipe", "other"], W: ["windows"] });
  });

  it("notices an address that leads elsewhere although its connections did not break", async () => {
    const { clock, machine, inventory } = await doublyReached();
    const windows = new ScriptedEngine("W", "windows");
    machine.engines.set("pipe", windows).set("other", windows);
    await clock.advance(35_000);

    assert.deepEqual(addressesOf(inventory), { W: ["pipe", "other"] });
  });

  it("replaces an engine that has lost its only address to another one", async () => {
    const { clock, machine, docker, inventory, told } = await following("a");
    machine.engines.set("sock", anEngine("W", "w"));
    docker.breakStreams();
    await clock.advance(5_000);

    assert.deepEqual(keysOf(inventory), ["W"]);
    assert.deepEqual(
      told.flatMap(({ changes }) =>
        changes.map(({ engineKey, objects: { container } }) => [engineKey, container.added, container.removed]),
      ),
      [
        ["L", [], ["a"]],
        ["W", ["w"], []],
      ],
    );
  });
});
