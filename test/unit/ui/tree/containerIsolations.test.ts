import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setImmediate as settled } from "node:timers/promises";
import type { Engine } from "../../../../src/engine/engine";
import type { Isolation } from "../../../../src/engine/model";
import { ContainerIsolations } from "../../../../src/ui/tree/explorer/containerIsolations";
import type { ContainerNode } from "../../../../src/ui/tree/explorer/nodes";
import { anEngine } from "./anEngine";

const nodeOf = (id: string): ContainerNode => ({ kind: "container", engineKey: "engine", id });
const usual = anEngine();
const windows = anEngine({ info: usual.info && { ...usual.info, mode: "windows" } });

function arrange(answers: Readonly<Record<string, Isolation>>) {
  const redrawn: string[][] = [];
  let questions = 0;
  const containers = {
    isolations: () => {
      questions += 1;
      return Promise.resolve(new Map(Object.entries(answers)));
    },
  };
  const isolations = new ContainerIsolations(
    { engine: () => ({ containers }) as unknown as Engine },
    (nodes) => redrawn.push(nodes.map(({ id }) => id)),
    new AbortController().signal,
  );
  return { isolations, redrawn, questions: () => questions };
}

describe("the isolations of the containers that are shown", () => {
  it("are asked for once for a thousand rows, which are then drawn once more", async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `c${index}`);
    const { isolations, redrawn, questions } = arrange(Object.fromEntries(ids.map((id) => [id, "hyperv" as const])));

    assert.ok(ids.every((id) => isolations.of(nodeOf(id), windows) === undefined));
    await settled();

    assert.equal(questions(), 1);
    assert.deepEqual(redrawn, [ids]);
    assert.ok(ids.every((id) => isolations.of(nodeOf(id), windows) === "hyperv"));
  });

  it("are not asked for again of a container that the engine says nothing about", async () => {
    const { isolations, redrawn, questions } = arrange({});
    isolations.of(nodeOf("a"), windows);
    await settled();
    isolations.of(nodeOf("a"), windows);
    await settled();
    assert.equal(questions(), 1);
    assert.deepEqual(redrawn, []);
  });

  it("are not asked for on Linux", async () => {
    const { isolations, questions } = arrange({ a: "process" });
    isolations.of(nodeOf("a"), usual);
    await settled();
    assert.equal(questions(), 0);
  });

  it("are forgotten with their containers, those that were not told as well", async () => {
    const { isolations, questions } = arrange({ a: "process" });
    isolations.of(nodeOf("a"), windows);
    isolations.of(nodeOf("b"), windows);
    await settled();
    isolations.forget(["a"]);
    assert.equal(isolations.of(nodeOf("a"), windows), undefined);
    await settled();
    assert.equal(questions(), 2);
    isolations.forget(["b"]);
    isolations.of(nodeOf("b"), windows);
    await settled();
    assert.equal(questions(), 3);
  });
});
