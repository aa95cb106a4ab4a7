import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { childrenOf, parentOf } from "../../../../src/ui/tree/explorer/children";
import { nodeId, type ExplorerNode } from "../../../../src/ui/tree/explorer/nodes";
import { aContainer, anEngine, anImage, byId } from "./anEngine";

const containers = { kind: "group", engineKey: "engine", objects: "container" } as const;
const images = { kind: "group", engineKey: "engine", objects: "image" } as const;

function ids(nodes: readonly ExplorerNode[]): readonly string[] {
  return nodes.map(nodeId);
}

describe("childrenOf", () => {
  it("puts compose projects before containers of their own, each in the order of names with numbers counted", () => {
    const project = { "com.docker.compose.project": "shop" };
    const snapshot = anEngine({
      container: byId(
        aContainer("c1", { name: "web-10" }),
        aContainer("c2", { name: "web-9" }),
        aContainer("c3", { name: "shop-db-1", labels: project }),
      ),
    });

    assert.deepEqual(ids(childrenOf(containers, snapshot)), [
      "engine/project/shop",
      "engine/container/c2",
      "engine/container/c1",
    ]);
    assert.deepEqual(ids(childrenOf({ kind: "project", engineKey: "engine", project: "shop" }, snapshot)), [
      "engine/container/c3",
    ]);
  });

  it("shows every tag under its repository, and images without one last", () => {
    const snapshot = anEngine({
      image: byId(anImage("i1", "reg:5000/app:2", "reg:5000/app:10"), anImage("i2"), anImage("i3", "alpine:3")),
    });

    assert.deepEqual(ids(childrenOf(images, snapshot)), [
      "engine/repository/alpine",
      "engine/repository/reg:5000/app",
      "engine/repository/",
    ]);
    assert.deepEqual(
      ids(childrenOf({ kind: "repository", engineKey: "engine", repository: "reg:5000/app" }, snapshot)),
      ["engine/image/i1/reg:5000/app:2", "engine/image/i1/reg:5000/app:10"],
    );
  });

  it("fills an empty group with what says so", () => {
    assert.deepEqual(ids(childrenOf(containers, anEngine())), ["engine/empty/container"]);
  });

  it("has nothing below an engine that never answered", () => {
    assert.deepEqual(childrenOf({ kind: "engine", engineKey: "engine" }, anEngine({ info: undefined })), []);
  });
});

describe("parentOf", () => {
  it("leads from every row back to the engine", () => {
    const snapshot = anEngine({
      container: byId(aContainer("c1"), aContainer("c2", { labels: { "com.docker.compose.project": "shop" } })),
      image: byId(anImage("i1", "alpine:3"), anImage("i2")),
    });
    const engine: ExplorerNode = { kind: "engine", engineKey: "engine" };
    const descend = (node: ExplorerNode): void => {
      for (const child of childrenOf(node, snapshot)) {
        const parent = parentOf(child, snapshot);
        assert.equal(parent && nodeId(parent), nodeId(node));
        descend(child);
      }
    };

    descend(engine);
  });
});
