import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { agelessStatus, isSameData, isSameRecord } from "../../../src/inventory/sameRecord";
import { aContainer } from "./arrange";

describe("isSameData", () => {
  it("compares what is in lists and objects, not their identity or the order of keys", () => {
    assert.ok(isSameData({ a: [1, { b: "x" }], c: undefined }, { c: undefined, a: [1, { b: "x" }] }));
  });

  for (const [left, right] of [
    [[1], [1, 2]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: undefined }],
    [[], {}],
    [{}, undefined],
    ["1", 1],
  ]) {
    it(`tells ${JSON.stringify(left)} from ${JSON.stringify(right)}`, () => {
      assert.ok(!isSameData(left, right));
    });
  }
});

describe("isSameRecord", () => {
  const young = aContainer({ id: "a", status: "Up About a minute (healthy)" });

  it("does not take a container for another one because it has aged", () => {
    assert.ok(isSameRecord(young, { ...young, status: "Up 3 hours (healthy)" }, "lasting"));
  });

  it("sees a change of health, of the exit code and of anything else", () => {
    assert.ok(!isSameRecord(young, { ...young, status: "Up 3 hours (unhealthy)" }, "lasting"));
    assert.ok(!isSameRecord(young, { ...young, networks: ["none"] }, "lasting"));
    assert.ok(!isSameRecord(young, { ...young, state: "exited" }, "lasting"));
  });

  it("sees the age where it is told to", () => {
    assert.ok(!isSameRecord(young, { ...young, status: "Up 3 hours (healthy)" }, "exact"));
  });
});

describe("agelessStatus", () => {
  it("leaves what lasts of every status that an engine words", () => {
    const statuses = [
      "Up Less than a second",
      "Up About an hour (Paused)",
      "Exited (137) 3 days ago",
      "Restarting (1) 5 seconds ago",
      "Created",
    ];

    assert.deepEqual(statuses.map(agelessStatus), [
      "Up ",
      "Up  (Paused)",
      "Exited (137) ",
      "Restarting (1) ",
      "Created",
    ]);
  });
});
