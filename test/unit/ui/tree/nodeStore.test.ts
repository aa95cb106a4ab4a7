import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { EngineSnapshot } from "../../../../src/inventory/engineState";
import { childrenOf } from "../../../../src/ui/tree/explorer/children";
import type { ExplorerNode } from "../../../../src/ui/tree/explorer/nodes";
import { NodeStore } from "../../../../src/ui/tree/explorer/nodeStore";
import { aContainer, anEngine, anImage, byId } from "./anEngine";

/** As VS Code does when everything is expanded: asks for the children of all that it is given. */
function drawAll(store: NodeStore, node: ExplorerNode, snapshot: EngineSnapshot): void {
  for (const child of store.children(node, childrenOf(node, snapshot))) {
    drawAll(store, child, snapshot);
  }
}

const engine = { kind: "engine", engineKey: "engine" } as const;

function anEngineWith(number: number): EngineSnapshot {
  const labels = { "com.docker.compose.project": `project${number}` };
  return anEngine({
    container: byId(aContainer(`c${number}`, { labels })),
    image: byId(anImage(`sha256:${number}`, `repository${number}:1`, `repository${number}:2`)),
  });
}

describe("the nodes that are shown", () => {
  it("do not become more while images, repositories and projects come and go", () => {
    const store = new NodeStore();
    drawAll(store, store.intern(engine), anEngineWith(0));
    const { size } = store;
    for (let day = 1; day < 50; day += 1) {
      drawAll(store, engine, anEngineWith(day));
    }
    assert.equal(store.size, size);
  });

  it("are forgotten with a parent, though VS Code never asks for its children again", () => {
    const store = new NodeStore();
    const group = { kind: "group", engineKey: "engine", objects: "image" } as const;
    const repository = { kind: "repository", engineKey: "engine", repository: "web" } as const;
    const image = { kind: "image", engineKey: "engine", id: "sha256:1", tag: "web:1" } as const;
    store.children(group, [repository]);
    store.children(repository, [image]);
    store.children(group, []);
    assert.deepEqual([store.shown(repository), store.shown(image)], [undefined, undefined]);
  });

  it("stay the same objects for as long as they are there", () => {
    const store = new NodeStore();
    const first = store.children(engine, childrenOf(engine, anEngineWith(0)));
    const second = store.children(engine, childrenOf(engine, anEngineWith(1)));
    assert.ok(first.length > 0 && first.every((node, index) => node === second[index]));
  });
});
