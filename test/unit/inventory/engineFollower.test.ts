import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { heldVolumes, helperLabel } from "../../../src/engine/probes/helperLabel";
import { aContainer, anEndpoint, anEngine, anImage, arrange, following } from "./arrange";
import type { ScriptedEngine } from "./scriptedEngine";

describe("LiveInventory, following", () => {
  it("shows a new container at once and its start when VS Code is ready for it", async () => {
    const { clock, docker, told, changed } = await following();
    docker.add(aContainer({ id: "n", state: "created", status: "Created" }));
    docker.say("container", "create", "n");
    await clock.advance(200);
    docker.add(aContainer({ id: "n" }));
    docker.say("container", "start", "n");
    await clock.advance(1_000);

    assert.deepEqual(changed(), ["+n", "~n"]);
    assert.ok((told[0]?.at ?? Infinity) - told.begin <= 10);
    assert.ok((told[1]?.at ?? Infinity) - told.begin <= 230);
  });

  it("shows the end of `docker rm -f` at once, without its steps and without asking", async () => {
    const { clock, docker, told, changed } = await following("a");
    const asked = docker.asked.length;
    docker.say("container", "kill", "a");
    await clock.advance(29);
    docker.say("container", "die", "a");
    docker.say("network", "disconnect", "net", { container: "a" });
    await clock.advance(20);
    docker.things.container.clear();
    docker.say("container", "destroy", "a");
    await clock.advance(1_000);

    assert.deepEqual(changed(), ["-a"]);
    assert.equal((told[0]?.at ?? Infinity) - told.begin, 49);
    assert.equal(docker.asked.length, asked);
  });

  it("shows a stopped container once, with its last state", async () => {
    const { clock, docker, told, changed, engine } = await following("a");
    docker.say("container", "die", "a");
    await clock.advance(9);
    docker.add(aContainer({ id: "a", state: "exited" }));
    docker.say("container", "stop", "a");
    await clock.advance(1_000);

    assert.deepEqual(changed(), ["~a"]);
    assert.equal(engine().container.get("a")?.state, "exited");
    assert.ok((told[0]?.at ?? Infinity) - told.begin <= 20);
  });

  it("looks again when a container has died and the engine still lists it as running", async () => {
    const { clock, docker, changed, engine } = await following("a");
    docker.say("container", "die", "a");
    await clock.advance(2_000);
    assert.equal(engine().container.get("a")?.state, "running");

    docker.add(aContainer({ id: "a", state: "exited" }));
    await clock.advance(4_000);

    assert.deepEqual([engine().container.get("a")?.state, changed()], ["exited", ["~a"]]);
  });

  it("looks again when a container is paused, or goes on, and the engine lists it as before", async () => {
    const { clock, docker, engine } = await following("a");
    docker.say("container", "pause", "a");
    await clock.advance(100);
    docker.add(aContainer({ id: "a", state: "paused" }));
    await clock.advance(1_000);
    assert.equal(engine().container.get("a")?.state, "paused");

    docker.say("container", "unpause", "a");
    await clock.advance(100);
    docker.add(aContainer({ id: "a" }));
    await clock.advance(1_000);
    assert.equal(engine().container.get("a")?.state, "running");
  });

  it("sees nothing of our own glances at the engine's host, however often they are told of", async () => {
    const { clock, docker, told, changed, engine } = await following("a");
    const glance = { [helperLabel]: "" };
    const asked = docker.asked.length;
    docker.add(aContainer({ id: "glance", labels: glance }));
    for (const action of ["create", "start", "die"]) {
      docker.say("container", action, "glance", glance);
    }
    await clock.advance(1_000);
    assert.equal(docker.asked.length, asked);

    docker.say("network", "connect", "net", { container: "glance" });
    docker.say("image", "pull", "busybox:latest");
    await clock.advance(1_000);
    docker.things.container.delete("glance");
    docker.say("container", "destroy", "glance", glance);
    await clock.advance(1_000);

    assert.deepEqual([told.length, changed()], [0, []]);
    assert.deepEqual([...engine().container.keys()], ["a"]);
  });

  it("sees what holds a desktop's volumes for long, and no glance that was under way when it began", async () => {
    const { machine, clock, inventory, engine } = arrange();
    const docker = anEngine("L", "a");
    docker.add(
      aContainer({ id: "glance", labels: { [helperLabel]: "" } }),
      aContainer({ id: "holder", labels: { [helperLabel]: heldVolumes } }),
    );
    machine.engines.set("sock", docker);
    inventory.setEndpoints([anEndpoint("sock")]);
    await clock.advance(1_000);

    assert.deepEqual([...engine().container.keys()], ["a", "holder"]);
  });

  it("stops looking when the container runs again, and after half a minute in any case", async () => {
    const { clock, docker } = await following("a", "b");
    docker.say("container", "die", "a");
    await clock.advance(10);
    docker.say("container", "start", "a");
    await clock.advance(1_000);
    assert.equal(docker.asked.filter((asked) => asked === "list container a").length, 1);

    docker.say("container", "die", "b");
    await clock.advance(60_000);
    const looked = listsOf(docker);
    await clock.advance(600_000);
    assert.equal(listsOf(docker), looked);
  });

  it("takes a new name from the event alone", async () => {
    const { clock, docker, changed, engine } = await following("a");
    const asked = docker.asked.length;
    docker.say("container", "rename", "a", { name: "z" });
    await clock.advance(1_000);

    assert.deepEqual([changed(), engine().container.get("a")?.name, docker.asked.length], [["~a"], "z", asked]);
  });

  it("sees the tag that an image lost to another one", async () => {
    const { clock, docker, engine } = await following();
    docker.things.image.set("old", anImage("old", "app:1"));
    docker.say("image", "pull", "app:1");
    await clock.advance(1_000);

    docker.things.image.set("old", anImage("old")).set("new", anImage("new", "app:1"));
    docker.say("image", "tag", "new", { name: "app:1" });
    await clock.advance(1_000);

    assert.deepEqual(
      [...engine().image.values()].map(({ id, tags }) => [id, ...tags]),
      [["old"], ["new", "app:1"]],
    );
  });

  it("says nothing about what is the same as before", async () => {
    const { clock, docker, told } = await following("a");
    docker.say("container", "pause", "a");
    docker.say("container", "exec_start: sh", "a");
    docker.say("image", "pull", "x");
    await clock.advance(1_000);

    assert.equal(told.length, 0);
  });

  it("says nothing about a container that came and went between two notifications", async () => {
    const { clock, docker, changed } = await following("a");
    docker.say("container", "rename", "a", { name: "first" });
    await clock.advance(10);
    docker.add(aContainer({ id: "short" }));
    docker.say("container", "create", "short");
    await clock.advance(20);
    docker.things.container.delete("short");
    docker.say("container", "destroy", "short");
    await clock.advance(1_000);

    assert.deepEqual(changed(), ["~a"]);
  });

  it("bears a storm of 2,000 events in 2 s with few requests and few notifications", async () => {
    const { clock, docker, told, engine } = await following();
    const asked = docker.asked.length;
    for (let turn = 0; turn < 100; turn += 1) {
      for (let one = 0; one < 5; one += 1) {
        const id = `c${turn * 5 + one}`;
        docker.add(aContainer({ id }));
        docker.say("container", "create", id);
        docker.say("network", "connect", "net", { container: id });
        docker.say("container", "exec_start: sh", id);
        docker.say("container", "start", id);
      }
      await clock.advance(20);
    }
    const stormMs = clock.now();
    await clock.advance(1_000);

    assert.equal(engine().container.size, 500);
    assert.ok((told[0]?.at ?? Infinity) - told.begin <= 20, "the first row comes at once");
    assert.ok(told.length <= 11, `${told.length} notifications`);
    assert.ok(docker.asked.length - asked <= 11, `${docker.asked.length - asked} requests`);
    assert.ok((told.at(-1)?.at ?? Infinity) + 1_000_000 - stormMs <= 250, "the last row comes soon after the storm");
    for (let index = 1; index < told.length; index += 1) {
      assert.ok((told[index]?.at ?? 0) - (told[index - 1]?.at ?? 0) >= 220, "VS Code holds none of them back");
    }
  });

  it("asks nothing of an engine that is quiet but two signs of life a minute", async () => {
    const { clock, docker, told } = await following("a");
    const [lists, pings] = [listsOf(docker), docker.pings];
    await clock.advance(62_000);

    assert.deepEqual([listsOf(docker) - lists, docker.pings - pings, told.length], [0, 2, 0]);
    assert.equal(docker.listeners, 1);
  });

  it("asks an engine behind ssh far more rarely, for each time is a login there", async () => {
    const { clock, machine, inventory, quiet } = arrange();
    const remote = anEngine("R");
    machine.engines.set("ssh://me@there", remote);
    inventory.setEndpoints([anEndpoint("ssh://me@there")]);
    await quiet();
    const { pings } = remote;
    await clock.advance(601_000);

    assert.equal(remote.pings - pings, 2);
  });

  for (const before of ["never said anything", "has said something before"]) {
    it(`finds out that it does not hear an engine that ${before}, and shows only what it missed`, async () => {
      const { clock, docker, engine, changed, told } = await following("a");
      if (before !== "never said anything") {
        docker.say("container", "exec_start: sh", "a");
        await clock.advance(1_000);
      }
      docker.loseStreams();
      docker.add(aContainer({ id: "b" }));
      docker.say("container", "create", "b");
      // It looks with a sign of life, every half a minute, and only after half a minute of silence.
      await clock.advance(62_000);

      assert.deepEqual([changed(), engine().state.kind, docker.listeners], [["+b"], "connected", 1]);
      assert.ok(told.every(({ changes }) => changes.every((change) => change.engine === "same")));

      docker.say("container", "destroy", "a");
      await clock.advance(10);
      assert.deepEqual(changed(), ["+b", "-a"]);
    });
  }

  it("does not take an engine for unheard that says something while it is listened to", async () => {
    const { clock, docker } = await following("a");
    await clock.advance(30_500);
    docker.say("container", "exec_start: sh", "a");
    await clock.advance(10_000);

    assert.equal(docker.asked.filter((request) => request === "info").length, 1);
  });

  it("misses nothing of an engine that begins to tell events after it has answered the lists", async () => {
    const { clock, machine, inventory, engine } = arrange();
    const docker = anEngine("L", "a", "b");
    docker.beforeEventsMs = 100;
    machine.engines.set("sock", docker);
    inventory.setEndpoints([anEndpoint("sock")]);
    await clock.advance(50);
    assert.deepEqual([[...engine().container.keys()], docker.listeners], [["a", "b"], 0]);

    docker.things.container.delete("a");
    docker.say("container", "destroy", "a");
    docker.add(aContainer({ id: "c" }));
    docker.say("container", "create", "c");
    await clock.advance(100);

    assert.deepEqual([...engine().container.keys()], ["b", "c"]);
  });

  it("looks at everything again when the daemon took other settings", async () => {
    const { clock, docker, told } = await following("a");
    const asked = docker.asked.length;
    docker.say("other", "reload", "");
    await clock.advance(1_000);

    assert.deepEqual(docker.asked.slice(asked, asked + 2), ["info", "version"]);
    assert.equal(told.length, 0);
  });

  it("looks once at settings of which the engine tells again, for its time is of whole seconds", async () => {
    const { clock, docker } = await following("a");
    docker.clockIs = "behind";
    const asked = docker.asked.length;
    docker.say("other", "reload", "");
    docker.say("other", "reload", "");
    await clock.advance(1_000);

    const looked = docker.asked.slice(asked).filter((request) => request === "info").length;
    assert.ok(looked >= 1 && looked <= 2, `${looked} times`);
  });
});

function listsOf({ asked }: ScriptedEngine): number {
  return asked.filter((request) => request.startsWith("list")).length;
}
