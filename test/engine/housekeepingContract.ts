import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { image, patient, type Contract } from "./engineContract";
import { outputOf } from "./actionsContract";

/** What is no longer needed, and how much room it takes. */
export function housekeepingContract(contract: Contract): void {
  describe("measures", () => {
    it("its images, containers and volumes, and who uses them", async () => {
      const { engine, run } = contract;
      await engine.createVolume("df-named", {}, patient);
      const id = await run({
        name: "df-writer",
        command: [
          "sh",
          "-c",
          "dd if=/dev/zero of=/root/file bs=1024 count=300; dd if=/dev/zero of=/data/f bs=1024 count=200",
        ],
        mounts: [{ kind: "volume", source: "df-named", target: "/data", access: "readWrite" }],
      });
      await outputOf(contract, id);
      await engine.stop(id, {}, patient);
      const usage = await engine.housekeeping.diskUsage(patient);
      const container = usage.containers.find((one) => one.id === id);
      assert.equal(container?.name, "df-writer");
      assert.equal(container.state, "exited");
      assert.ok(container.sizeBytes >= 300 * 1024, JSON.stringify(container));
      const volume = usage.volumes.find(({ name }) => name === "df-named");
      assert.ok((volume?.sizeBytes ?? 0) >= 200 * 1024, JSON.stringify(volume));
      assert.deepEqual([volume?.containers, volume?.anonymous], [1, false]);
      const measured = usage.images.find(({ tags }) => tags.includes(image));
      assert.ok(measured !== undefined && measured.containers > 0 && measured.sizeBytes > 500_000);
      assert.ok(usage.layerBytes >= measured.sizeBytes);
    });

    it("volumes that nobody named", async () => {
      const { engine, dockerd } = contract;
      const body = { Image: image, Volumes: { "/data": {} } };
      const { Id } = (await dockerd.api.request("POST", "/containers/create", { json: body })) as { Id: string };
      const { volumes } = await engine.housekeeping.diskUsage(patient);
      assert.equal(volumes.filter(({ anonymous, containers }) => anonymous && containers === 1).length, 1);
      await engine.remove("container", Id, { anonymousVolumes: "remove" }, patient);
    });

    it("which networks nobody is in", async () => {
      const { engine } = contract;
      await engine.createNetwork("prune-unused", {}, patient);
      const names = (await engine.housekeeping.unusedNetworks(patient)).map(({ name }) => name);
      assert.ok(names.includes("prune-unused") && !names.includes("bridge"), names.join(" "));
      await engine.remove("network", "prune-unused", {}, patient);
    });
  });

  it("prunes the cache of builds, of which there may be none", async () => {
    assert.deepEqual(await contract.engine.housekeeping.pruneBuildCache("unused", patient), { count: 0, bytes: 0 });
  });
}
