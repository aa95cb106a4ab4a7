import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { idOf, objectKinds } from "../../src/engine/model";
import { failureOf, image, patient, type Contract } from "./engineContract";

/** What an engine tells of itself and of what it keeps. */
export function objectsContract(contract: Contract): void {
  describe("about itself", () => {
    it("says its mode and version, the same in every way to ask", async () => {
      const { engine } = contract;
      const [ping, info, version] = await Promise.all([
        engine.ping(patient),
        engine.info(patient),
        engine.version(patient),
      ]);
      assert.equal(ping.mode, "linux");
      assert.deepEqual([info.mode, version.mode], ["linux", "linux"]);
      assert.equal(ping.apiVersion, version.apiVersion);
      assert.equal(info.serverVersion, version.version);
      assert.ok(info.id !== "" && info.cpuCount > 0 && info.memoryBytes > 0);
    });
  });

  describe("lists", () => {
    it("containers, running or not, with what they were made of", async () => {
      const { engine, run } = contract;
      const running = await run({ name: "lists-running", command: ["sleep", "1000"], labels: { team: "a" } });
      const { id: created } = await engine.create({ image, name: "lists-created" }, patient);

      const byId = new Map((await engine.list("container", patient)).map((one) => [one.id, one]));

      assert.equal(byId.get(running)?.state, "running");
      assert.deepEqual(byId.get(running)?.labels, { team: "a" });
      assert.equal(byId.get(running)?.image, image);
      assert.equal(byId.get(created)?.state, "created");
      await engine.remove("container", running, { force: "force" }, patient);
      await engine.remove("container", created, {}, patient);
    });

    it("exactly those of the given ids that exist, of every kind", async () => {
      const { engine } = contract;
      await Promise.all([
        engine.create({ image, name: "ids-one" }, patient),
        engine.create({ image, name: "ids-two" }, patient),
        engine.createNetwork("ids-one", { team: "a" }, patient),
        engine.createNetwork("ids-two", {}, patient),
        engine.createVolume("ids", { team: "a" }, patient),
        engine.createVolume("ids-two", {}, patient),
      ]);
      for (const kind of objectKinds) {
        const all = await engine.list(kind, patient);
        const [wanted] = all;
        assert.ok(wanted !== undefined, kind);
        const found = await engine.list(kind, patient, [idOf(wanted), "0123456789abcdef"]);
        assert.deepEqual(found, [wanted], kind);
        assert.deepEqual(await engine.list(kind, patient, ["0123456789abcdef"]), [], kind);
      }
      const [volume] = await engine.list("volume", patient, ["ids"]);
      assert.deepEqual(volume?.labels, { team: "a" });
    });

    it("the same of an image from the whole list, by its id and by its name", async () => {
      const { engine } = contract;
      const fromList = (await engine.list("image", patient)).find(({ tags }) => tags.includes(image));
      assert.ok(fromList !== undefined);
      assert.deepEqual(await engine.list("image", patient, [fromList.id]), [fromList]);
      assert.deepEqual(await engine.list("image", patient, [image]), [fromList]);
    });
  });

  describe("inspects and removes", () => {
    it("every kind of thing, and says what is not there", async () => {
      const { engine } = contract;
      await engine.createNetwork("inspected", {}, patient);
      await engine.createVolume("inspected", {}, patient);
      await engine.create({ image, name: "inspected" }, patient);
      for (const kind of ["container", "network", "volume"] as const) {
        assert.match(JSON.stringify(await engine.inspect(kind, "inspected", patient)), /inspected/);
        await engine.remove(kind, "inspected", {}, patient);
        const failure = await failureOf(engine.inspect(kind, "inspected", patient));
        assert.ok(failure.kind === "notFound", failure.kind);
        assert.deepEqual([failure.object, failure.id], [kind, "inspected"]);
      }
    });

    it("does not remove what is in use, unless forced to", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sleep", "1000"] });
      assert.equal((await failureOf(engine.remove("container", id, {}, patient))).kind, "conflict");
      await engine.remove("container", id, { force: "force" }, patient);
      assert.deepEqual(await engine.list("container", patient, [id]), []);
    });

    it("says in the engine's words why a network of its own is not removed", async () => {
      const failure = await failureOf(contract.engine.remove("network", "host", {}, patient));
      assert.ok(failure.kind === "conflict", failure.kind);
      assert.match(failure.detail, /pre-defined/);
    });

    it("removes a container's nameless volumes only when asked to", async () => {
      const { engine, dockerd } = contract;
      const volumes = async () => (await engine.list("volume", patient)).length;
      const before = await volumes();
      for (const [options, left] of [
        [{}, 1],
        [{ anonymousVolumes: "remove" }, 0],
      ] as const) {
        const body = { Image: image, Volumes: { "/data": {} } };
        const { Id } = (await dockerd.api.request("POST", "/containers/create", { json: body })) as { Id: string };
        const count = await volumes();
        await engine.remove("container", Id, options, patient);
        assert.equal((await volumes()) - count, left - 1, JSON.stringify(options));
      }
      assert.equal((await volumes()) - before, 1);
    });
  });
}
