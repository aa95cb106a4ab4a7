import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { PullProgress } from "../../../src/engine/engine";
import { PullState } from "../../../src/engine/pullState";

function line(layer: string | undefined, status: string, currentBytes?: number, totalBytes?: number): PullProgress {
  return { layer, status, currentBytes, totalBytes };
}

function summaryOf(...lines: readonly PullProgress[]) {
  const state = new PullState();
  lines.forEach((progress) => state.add(progress));
  return state.summary();
}

describe("PullState", () => {
  it("adds up what the layers have downloaded", () => {
    const summary = summaryOf(
      line("aaa", "Pulling fs layer"),
      line("bbb", "Already exists"),
      line("aaa", "Downloading", 30, 100),
      line("ccc", "Downloading", 5, 50),
    );

    assert.equal(summary.layers, 3);
    assert.equal(summary.layersDone, 1);
    assert.equal(summary.currentBytes, 35);
    assert.equal(summary.totalBytes, 150);
    assert.deepEqual(
      summary.active.map(({ layer }) => layer),
      ["aaa", "ccc"],
    );
  });

  it("counts a layer's bytes once, however often extracting counts them again", () => {
    const summary = summaryOf(
      line("aaa", "Downloading", 90, 100),
      line("aaa", "Download complete"),
      line("aaa", "Extracting", 10, 100),
    );

    assert.equal(summary.currentBytes, 100);
    assert.equal(summary.totalBytes, 100);
  });

  it("leaves lines about the whole image out of the layers", () => {
    const summary = summaryOf(line("3.20", "Pulling from library/alpine"), line(undefined, "Digest: sha256:abc"));

    assert.equal(summary.layers, 0);
  });
});
