import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DiskUsage } from "../../../../src/engine/housekeeping";
import { prunePlan, type PruneFacts } from "../../../../src/ui/commands/engines/prunePlan";

const nothing: DiskUsage = { layerBytes: 0, images: [], containers: [], volumes: [], buildCache: [] };

function planOf(usage: Partial<DiskUsage>, more: Partial<PruneFacts> = {}) {
  return prunePlan({
    usage: { ...nothing, ...usage },
    networks: [],
    isKept: () => false,
    buildCache: "offered",
    containerSizes: "measured",
    ...more,
  });
}

describe("what a prune would remove", () => {
  it("is every container that has ended, and none that lives", () => {
    const [group, ...others] = planOf({
      containers: [
        { id: "1", name: "ended", state: "exited", sizeBytes: 5 },
        { id: "2", name: "made", state: "created", sizeBytes: 2 },
        { id: "3", name: "runs", state: "running", sizeBytes: 9 },
        { id: "4", name: "waits", state: "paused", sizeBytes: 9 },
      ],
    });
    assert.deepEqual(others, []);
    assert.deepEqual(
      [group?.kind, group?.things.map(({ name }) => name), group?.bytes, group?.precision],
      ["containers", ["ended", "made"], 7, "exactly"],
    );
  });

  it("is not known in bytes where an engine does not measure containers", () => {
    const containers = [{ id: "1", name: "ended", state: "exited", sizeBytes: 0 }] as const;
    assert.equal(planOf({ containers }, { containerSizes: "unknown" })[0]?.precision, "atLeast");
  });

  it("is an image without containers, under all its names, with what it does not share", () => {
    const [dangling, named] = planOf({
      images: [
        { id: "a", tags: [], sizeBytes: 10, sharedBytes: 0, containers: 0 },
        { id: "b", tags: ["x:1", "y:1"], sizeBytes: 10, sharedBytes: 4, containers: 0 },
        { id: "c", tags: ["used:1"], sizeBytes: 10, sharedBytes: 4, containers: 1 },
      ],
    });
    assert.deepEqual([dangling?.kind, dangling?.things[0]?.ids, dangling?.bytes], ["danglingImages", ["a"], 10]);
    assert.deepEqual([named?.kind, named?.things.length, named?.things[0]?.ids], ["unusedImages", 1, ["x:1", "y:1"]]);
    assert.deepEqual([named?.bytes, named?.precision], [6, "atLeast"]);
  });

  it("is a volume that no container uses, those with a name apart", () => {
    const plan = planOf({
      volumes: [
        { name: "data", anonymous: false, sizeBytes: 3, containers: 0 },
        { name: "f00", anonymous: true, sizeBytes: undefined, containers: 0 },
        { name: "busy", anonymous: false, sizeBytes: 3, containers: 2 },
      ],
    });
    assert.deepEqual(
      plan.map(({ kind, things, precision }) => [kind, things.map(({ name }) => name), precision]),
      [
        ["anonymousVolumes", ["f00"], "atLeast"],
        ["namedVolumes", ["data"], "exactly"],
      ],
    );
  });

  it("is never a part of a Windows desktop", () => {
    const usage = {
      containers: [{ id: "desk", name: "desk", state: "exited", sizeBytes: 5 }],
      volumes: [{ name: "desk", anonymous: false, sizeBytes: 3, containers: 0 }],
    } as const;
    assert.deepEqual(planOf(usage, { isKept: ({ id }) => id === "desk" }), []);
  });

  it("is no cache of builds that is in use, and none of an engine that keeps none", () => {
    const buildCache = [
      { id: "1", description: "RUN make", sizeBytes: 7, isInUse: false },
      { id: "2", description: "", sizeBytes: 7, isInUse: true },
    ];
    assert.deepEqual(planOf({ buildCache })[0]?.things, [{ ids: ["1"], name: "RUN make" }]);
    assert.deepEqual(planOf({ buildCache }, { buildCache: "none" }), []);
  });
});
