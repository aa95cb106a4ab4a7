import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { EngineSnapshot } from "../../../src/inventory/engineState";
import { noRecords } from "../../../src/inventory/records";
import { snapshotChanges } from "../../../src/inventory/snapshotChanges";
import { aContainer, anEndpoint } from "./arrange";

const nothing = { added: [], removed: [], changed: [] };
const nothingOfAnyKind = { container: nothing, image: nothing, network: nothing, volume: nothing };

describe("snapshotChanges", () => {
  it("has nothing to say about what is the same", () => {
    const engine = aSnapshot();

    assert.deepEqual(snapshotChanges([engine], [engine]), []);
    assert.deepEqual(snapshotChanges([engine], [{ ...engine }]), []);
  });

  it("names what was added, removed and changed", () => {
    const kept = aContainer({ id: "kept" });
    const before = aSnapshot({ container: mapOf(kept, aContainer({ id: "gone" }), aContainer({ id: "stopped" })) });
    const after = aSnapshot({
      container: mapOf(kept, aContainer({ id: "stopped", state: "exited" }), aContainer({ id: "new" })),
    });

    assert.deepEqual(snapshotChanges([before], [after]), [
      {
        engineKey: "one",
        engine: "same",
        objects: { ...nothingOfAnyKind, container: { added: ["new"], removed: ["gone"], changed: ["stopped"] } },
      },
    ]);
  });

  it("is silent about what changed and changed back in between", () => {
    const before = aSnapshot({ container: mapOf(aContainer({ id: "a" })) });
    const after = aSnapshot({ container: mapOf(aContainer({ id: "a" })) });

    assert.deepEqual(snapshotChanges([before], [after]), []);
  });

  it("tells an engine that came with all it has, and one that went with all it had", () => {
    const engine = aSnapshot({ container: mapOf(aContainer({ id: "a" })) });

    const [came] = snapshotChanges([], [engine]);
    const [went] = snapshotChanges([engine], []);

    assert.deepEqual([came?.engine, came?.objects.container.added], ["changed", ["a"]]);
    assert.deepEqual([went?.engine, went?.objects.container.removed], ["changed", ["a"]]);
  });

  it("is silent about one more try that failed in the same way", () => {
    const failure = { kind: "unreachable", endpoint: "x", detail: "nobody" } as const;
    const before = aSnapshot({ state: { kind: "unavailable", failure, attempt: 1, retryAt: 1 } });
    const after = aSnapshot({
      state: { kind: "unavailable", failure: { ...failure, detail: "still nobody" }, attempt: 2, retryAt: 9 },
    });
    const other = aSnapshot({
      state: { kind: "unavailable", failure: { kind: "accessDenied", endpoint: "x" }, attempt: 3, retryAt: 9 },
    });

    assert.deepEqual(snapshotChanges([before], [after]), []);
    assert.equal(snapshotChanges([before], [other]).length, 1);
  });

  it("tells an engine's new address", () => {
    const [change] = snapshotChanges([aSnapshot()], [aSnapshot({ aliases: [anEndpoint("other")] })]);

    assert.equal(change?.engine, "changed");
  });
});

function aSnapshot(snapshot: Partial<EngineSnapshot> = {}): EngineSnapshot {
  return {
    key: "one",
    endpoint: anEndpoint("here"),
    aliases: [],
    state: { kind: "connected" },
    info: undefined,
    platformName: undefined,
    apiVersion: undefined,
    ...noRecords,
    ...snapshot,
  };
}

function mapOf(...containers: readonly ReturnType<typeof aContainer>[]) {
  return new Map(containers.map((container) => [container.id, container]));
}
