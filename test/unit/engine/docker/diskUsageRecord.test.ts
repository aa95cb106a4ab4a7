import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { diskUsageRecord, prunedRecord, toDiskUsage } from "../../../../src/engine/docker/diskUsageRecord";
import { parseRecord } from "../../../../src/engine/docker/parseRecords";
import actions from "./fixtures/actions.json";

const usageOf = (answer: object) => toDiskUsage(parseRecord(diskUsageRecord, answer));

const image = { Id: "sha256:1", RepoTags: ["<none>:<none>"], Size: 100, SharedSize: 60, Containers: 0 };
const container = { Id: "c".repeat(64), Names: ["/web"], State: "exited", Status: "Exited (0)", SizeRw: 5 };
const volume = { Name: "data", Labels: null, UsageData: { Size: 7, RefCount: 2 } };
const cache = { ID: "b1", Description: "RUN make", Size: 9, InUse: true };

describe("the disk usage of an engine", () => {
  it("is read of a recorded engine, with all that it has", () => {
    const { layerBytes, images, containers, volumes, buildCache } = usageOf(actions.diskUsage);
    assert.ok(layerBytes > 1_000_000);
    assert.ok(images.some(({ tags, sharedBytes }) => tags.includes("built:1") && sharedBytes > 0));
    assert.ok(images.some(({ tags }) => tags.length === 0));
    assert.ok(containers.some(({ name, state }) => name === "frozen" && state === "paused"));
    assert.ok(containers.some(({ name, sizeBytes }) => name === "acted" && sizeBytes >= 0));
    assert.deepEqual(volumes.map(({ name, sizeBytes }) => [name, sizeBytes]).toSorted(), [
      ["data", 0],
      ["plain", 0],
    ]);
    assert.ok(buildCache.some(({ description, sizeBytes }) => description === "fileop target" && sizeBytes > 0));
  });

  it("and what was freed of its recorded build cache, which is null for nothing, agree", () => {
    const { CachesDeleted, SpaceReclaimed } = parseRecord(prunedRecord, actions.prunedCache);
    const { buildCache } = usageOf(actions.diskUsage);
    assert.deepEqual(CachesDeleted.toSorted(), buildCache.map(({ id }) => id).toSorted());
    assert.ok(SpaceReclaimed > 0);
    assert.deepEqual(parseRecord(prunedRecord, { CachesDeleted: null, SpaceReclaimed: 0 }).CachesDeleted, []);
  });

  it("is read of every kind of thing", () => {
    assert.deepEqual(
      usageOf({ LayersSize: 100, Images: [image], Containers: [container], Volumes: [volume], BuildCache: [cache] }),
      {
        layerBytes: 100,
        images: [{ id: "sha256:1", tags: [], sizeBytes: 100, sharedBytes: 60, containers: 0 }],
        containers: [{ id: "c".repeat(64), name: "web", state: "exited", sizeBytes: 5 }],
        volumes: [{ name: "data", anonymous: false, sizeBytes: 7, containers: 2 }],
        buildCache: [{ id: "b1", description: "RUN make", sizeBytes: 9, isInUse: true }],
      },
    );
  });

  it("is read of newer engines, which put each list below its sum", () => {
    const usage = usageOf({
      ImageUsage: { TotalSize: 100, Items: [image] },
      ContainerUsage: { TotalSize: 5, Items: [container] },
      VolumeUsage: { TotalSize: 7, Items: [volume] },
      BuildCacheUsage: { TotalSize: 9, Items: [cache] },
    });
    assert.equal(usage.layerBytes, 100);
    assert.deepEqual(
      [usage.images, usage.containers, usage.volumes, usage.buildCache].map(({ length }) => length),
      [1, 1, 1, 1],
    );
  });

  it("does not know what a driver does not measure, and calls nothing negative", () => {
    const { volumes, images } = usageOf({
      Images: [{ ...image, SharedSize: -1, Containers: -1 }],
      Volumes: [{ ...volume, UsageData: { Size: -1, RefCount: -1 } }, { Name: "x".repeat(3) }],
    });
    assert.deepEqual(
      volumes.map(({ sizeBytes, containers }) => [sizeBytes, containers]),
      [
        [undefined, 0],
        [undefined, 0],
      ],
    );
    assert.deepEqual([images[0]?.sharedBytes, images[0]?.containers], [0, 0]);
  });

  it("tells volumes that nobody named by their label, or their 64 digits on older engines", () => {
    const { volumes } = usageOf({
      Volumes: [
        { ...volume, Name: "a".repeat(64) },
        { ...volume, Labels: { "com.docker.volume.anonymous": "" } },
        volume,
      ],
    });
    assert.deepEqual(
      volumes.map(({ anonymous }) => anonymous),
      [true, true, false],
    );
  });

  it("is nothing for an engine that keeps nothing, which says null", () => {
    const usage = usageOf({ LayersSize: 0, Images: null, Containers: null, Volumes: null, BuildCache: null });
    assert.deepEqual(usage, { layerBytes: 0, images: [], containers: [], volumes: [], buildCache: [] });
  });
});
