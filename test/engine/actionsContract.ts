import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FileChange } from "../../src/engine/containerActions";
import { failureOf, image, patient, type Contract } from "./engineContract";

const waiting = ["sh", "-c", "trap 'exit 0' TERM; while true; do sleep 0.1; done"];

/** What else is done to containers. */
export function actionsContract(contract: Contract): void {
  const recordOf = async (id: string) => (await contract.engine.list("container", patient, [id]))[0];

  describe("does to containers", () => {
    it("pause them, and let them go on", async () => {
      const { engine, run } = contract;
      const id = await run({ command: waiting });
      await engine.containers.pause(id, patient);
      assert.equal((await recordOf(id))?.state, "paused");
      await engine.containers.unpause(id, patient);
      assert.equal((await recordOf(id))?.state, "running");
      await engine.stop(id, {}, patient);
      assert.equal((await failureOf(engine.containers.pause(id, patient))).kind, "conflict");
    });

    it("give them another name, unless it is taken", async () => {
      const { engine } = contract;
      const { id } = await engine.create({ image, name: "rename-old" }, patient);
      await engine.create({ image, name: "rename-taken" }, patient);
      await engine.containers.rename(id, "rename-new", patient);
      assert.equal((await recordOf(id))?.name, "rename-new");
      assert.equal((await failureOf(engine.containers.rename(id, "rename-taken", patient))).kind, "conflict");
    });

    it("make another like one, with its settings, and what is changed of them", async () => {
      const { engine } = contract;
      const options = { image, environment: { KEPT: "1", GONE: "1" }, labels: { a: "1" }, command: ["env"] };
      const { id } = await engine.create({ ...options, name: "like-one", stopTimeoutSeconds: 77 }, patient);
      const environment = { set: { NEW: "2" }, unset: ["GONE"] };
      const made = await engine.containers.createLike(id, { name: "like-other", environment }, patient);
      const record = await recordOf(made.id);
      assert.deepEqual([record?.name, record?.image, record?.labels.a], ["like-other", image, "1"]);
      await engine.start(made.id, patient);
      const words = (await outputOf(contract, made.id)).split("\n");
      assert.ok(words.includes("KEPT=1") && words.includes("NEW=2"), words.join(" "));
      assert.ok(!words.some((word) => word.startsWith("GONE=")));
      const taken = { name: "like-one" };
      assert.equal((await failureOf(engine.containers.createLike(id, taken, patient))).kind, "conflict");
      assert.equal((await failureOf(engine.containers.createLike("gone", taken, patient))).kind, "notFound");
    });

    it("are put into one more network, with an address of their own there", async () => {
      const { engine } = contract;
      const { id } = await engine.create({ image, name: "joined-twice" }, patient);
      const network = await engine.createNetwork("joined-network", {}, patient);
      await engine.containers.joinNetwork(id, { network: "joined-network" }, patient);
      const record = (await engine.inspect("container", id, patient)) as { NetworkSettings: { Networks: object } };
      assert.equal(Object.keys(record.NetworkSettings.Networks).length, 2);
      assert.ok("joined-network" in record.NetworkSettings.Networks);
      const gone = engine.containers.joinNetwork("gone", { network: "joined-network" }, patient);
      assert.equal((await failureOf(gone)).kind, "notFound");
      await engine.remove("container", id, { force: "force" }, patient);
      await engine.remove("network", network.id, {}, patient);
    });

    it("tell which processes run in them", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sh", "-c", "sleep 4321 & wait"] });
      const { titles, rows } = await engine.containers.processes(id, patient);
      assert.ok(titles.includes("PID"), titles.join(" "));
      assert.ok(rows.some((row) => row.length === titles.length && row.some((cell) => cell.includes("sleep 4321"))));
    });

    it("tell what they changed in their files, and nothing of one that changed nothing", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sh", "-c", "echo 1 > /root/new; rm /etc/group; echo x >> /etc/passwd"] });
      await ended(contract, id);
      const changes = await engine.containers.changes(id, patient);
      const has = (change: FileChange) => changes.some((one) => one.kind === change.kind && one.path === change.path);
      assert.ok(has({ kind: "added", path: "/root/new" }), JSON.stringify(changes));
      assert.ok(has({ kind: "deleted", path: "/etc/group" }));
      assert.ok(has({ kind: "modified", path: "/etc/passwd" }));
      const { id: untouched } = await engine.create({ image }, patient);
      assert.deepEqual(await engine.containers.changes(untouched, patient), []);
    });

    it("make images of them, and containers of those", async () => {
      const { engine, run } = contract;
      const id = await run({ command: ["sh", "-c", "echo kept > /root/file"] });
      await ended(contract, id);
      const made = await engine.containers.commit(id, "committed/it:1", patient);
      const [found] = await engine.list("image", patient, ["committed/it:1"]);
      assert.equal(found?.id, made.id);
      const again = await run({ image: "committed/it:1", command: ["cat", "/root/file"] });
      assert.equal(await outputOf(contract, again), "kept\n");
    });

    it("change how much memory and time of the processors they get, up and down", async () => {
      const { engine, run } = contract;
      const id = await run({ command: waiting, memoryBytes: 64 * 2 ** 20 });
      for (const limits of [
        { memoryBytes: 128 * 2 ** 20, cpus: 0.5 },
        { memoryBytes: 32 * 2 ** 20, cpus: 1 },
      ]) {
        await engine.containers.updateLimits(id, limits, patient);
        const { HostConfig } = (await engine.inspect("container", id, patient)) as {
          HostConfig: { Memory: number; NanoCpus: number };
        };
        assert.deepEqual([HostConfig.Memory, HostConfig.NanoCpus], [limits.memoryBytes, limits.cpus * 1e9]);
      }
      await engine.kill(id, patient);
    });

    it("isolate them in no way that Windows has, on Linux", async () => {
      await contract.engine.create({ image }, patient);
      assert.equal((await contract.engine.containers.isolations(patient)).size, 0);
    });

    it("nothing where there is none, and say so", async () => {
      const { containers } = contract.engine;
      for (const call of [
        () => containers.pause("nothing", patient),
        () => containers.unpause("nothing", patient),
        () => containers.rename("nothing", "some-name", patient),
        () => containers.processes("nothing", patient),
        () => containers.changes("nothing", patient),
        () => containers.commit("nothing", "some:1", patient),
        () => containers.updateLimits("nothing", { cpus: 1 }, patient),
      ]) {
        const failure = await failureOf(call());
        assert.ok(failure.kind === "notFound" && failure.object === "container", JSON.stringify(failure));
      }
    });
  });
}

/** Until its program has ended. */
async function ended(contract: Contract, id: string): Promise<void> {
  await outputOf(contract, id);
}

export async function outputOf({ engine }: Contract, id: string): Promise<string> {
  let output = "";
  for await (const { data } of engine.logs(id, { follow: "follow" }, patient)) {
    output += Buffer.from(data).toString();
  }
  return output;
}
