import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { InventoryChange, ObjectChanges } from "../../../../src/inventory/inventory";
import { changedNodes } from "../../../../src/ui/tree/explorer/changedNodes";
import { nodeId } from "../../../../src/ui/tree/explorer/nodes";
import { NodeStore } from "../../../../src/ui/tree/explorer/nodeStore";
import { aContainer, anEngine, byId } from "./anEngine";

const same: ObjectChanges = { added: [], removed: [], changed: [] };

function aChange(
  more: Partial<InventoryChange["objects"]>,
  engine: InventoryChange["engine"] = "same",
): InventoryChange {
  return {
    engineKey: "engine",
    engine,
    objects: { container: same, image: same, network: same, volume: same, ...more },
  };
}

function shownStore(): NodeStore {
  const store = new NodeStore();
  store.intern({ kind: "engine", engineKey: "engine" });
  for (const objects of ["container", "image", "network", "volume"] as const) {
    store.intern({ kind: "group", engineKey: "engine", objects });
  }
  store.intern({ kind: "container", engineKey: "engine", id: "c1" });
  store.intern({ kind: "project", engineKey: "engine", project: "shop" });
  return store;
}

function idsOf(
  change: InventoryChange,
  snapshot = anEngine({ container: byId(aContainer("c1")) }),
): readonly string[] | "root" {
  const nodes = changedNodes(change, snapshot, shownStore());
  return nodes === "root" ? nodes : nodes.map(nodeId);
}

describe("changedNodes", () => {
  it("draws a changed container alone", () => {
    assert.deepEqual(idsOf(aChange({ container: { ...same, changed: ["c1"] } })), ["engine/container/c1"]);
  });

  it("draws the project's count too when one of its containers changes", () => {
    const labels = { "com.docker.compose.project": "shop" };

    assert.deepEqual(
      idsOf(
        aChange({ container: { ...same, changed: ["c1"] } }),
        anEngine({ container: byId(aContainer("c1", { labels })) }),
      ),
      ["engine/container/c1", "engine/project/shop"],
    );
  });

  it("draws the group when rows come or go", () => {
    assert.deepEqual(idsOf(aChange({ container: { ...same, added: ["c2"], changed: ["c1"] } })), [
      "engine/group/container",
    ]);
    assert.deepEqual(idsOf(aChange({ image: { ...same, removed: ["i1"] } })), ["engine/group/image"]);
  });

  it("draws an engine as a whole when its state changes", () => {
    assert.deepEqual(idsOf(aChange({}, "changed")), ["engine"]);
  });

  it("begins at the root when an engine comes or goes", () => {
    assert.equal(changedNodes(aChange({}, "changed"), undefined, shownStore()), "root");
    assert.equal(changedNodes(aChange({}, "changed"), anEngine(), new NodeStore()), "root");
  });

  it("draws nothing that VS Code never asked for", () => {
    assert.deepEqual(idsOf(aChange({ container: { ...same, changed: ["unseen"] } })), []);
  });
});
