import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Disposables } from "../../../src/platform/emitter";

function anItem(ended: string[], name: string) {
  return { dispose: () => ended.push(name) };
}

describe("what ends together", () => {
  it("ends once, however often the end is told", () => {
    const ended: string[] = [];
    const all = new Disposables();
    all.add(anItem(ended, "a"), anItem(ended, "b"));
    assert.deepEqual(ended, []);
    all.dispose();
    all.dispose();
    assert.deepEqual(ended, ["a", "b"]);
  });

  it("ends at once what comes after the end", () => {
    const ended: string[] = [];
    const all = new Disposables();
    all.dispose();
    all.add(anItem(ended, "late"));
    assert.deepEqual(ended, ["late"]);
  });
});
