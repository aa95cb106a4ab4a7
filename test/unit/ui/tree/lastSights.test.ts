import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LastSights } from "../../../../src/ui/tree/desktops/lastSights";

describe("the last sight of a desktop", () => {
  it("is known from the moment on at which its tab came into sight, and of no other desktop", () => {
    const sights = new LastSights();
    const before = performance.now();
    assert.equal(sights.isSince("shown", before), false);

    sights.note("shown");

    assert.equal(sights.isSince("shown", before), true);
    assert.equal(sights.isSince("shown", performance.now() + 1), false);
    assert.equal(sights.isSince("other", before), false);
  });
});
