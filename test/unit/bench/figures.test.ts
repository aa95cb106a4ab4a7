import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { figureTable, figuresJson, toFigure } from "../../bench/figures.mjs";

const figures = [
  toFigure({ name: "tree.first", unit: "ms", samples: [12, 10, 11], target: 20 }),
  toFigure({ name: "bundle.size", unit: "kB", samples: [57.8] }),
];

describe("the figures of npm run bench", () => {
  it("have the same shape for programs, with a target or without one", () => {
    const text = JSON.stringify(figuresJson(figures).figures);

    assert.deepEqual(JSON.parse(text), [
      { name: "tree.first", unit: "ms", median: 11, p95: 12, n: 3, target: 20 },
      { name: "bundle.size", unit: "kB", median: 57.8, p95: 57.8, n: 1, target: null },
    ]);
  });

  it("say in the table that a median of fewer than seven runs is only a first look", () => {
    assert.match(figureTable(figures, 3), /Only 3 of the 7 runs that a median needs/);
    assert.doesNotMatch(figureTable(figures, 7), /Only/);
  });
});
