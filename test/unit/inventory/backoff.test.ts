import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { backoffMs } from "../../../src/inventory/backoff";

describe("backoffMs", () => {
  it("doubles with every failure and never waits longer than 30 s", () => {
    const delays = [1, 2, 3, 7, 8, 1_000].map((failures) => backoffMs(failures, () => 0));

    assert.deepEqual(delays, [250, 500, 1_000, 16_000, 30_000, 30_000]);
  });

  it("takes up to a quarter off by chance, so that not all windows come back together", () => {
    assert.deepEqual(
      [0, 0.5, 0.999].map((chance) => backoffMs(3, () => chance)),
      [1_000, 875, 750],
    );
  });
});
