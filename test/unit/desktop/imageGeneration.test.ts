import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { generationOf, startsAnewWithoutMarker } from "../../../src/desktop/imageGeneration";

describe("the generation of an image", () => {
  for (const [version, generation] of [
    ["4.35", "monitorOnTcp"],
    ["5.00", "monitorOnTcp"],
    ["5.15", "monitorOnTcp"],
    ["5.16", "monitorOnUnix"],
    ["6.03", "monitorOnUnix"],
    ["6.04", "mediumAsItIs"],
    ["6.05\n", "mediumAsItIs"],
    ["7.1", "mediumAsItIs"],
  ] as const) {
    it(`of ${version.trim()} is ${generation}`, () => {
      assert.equal(generationOf(version), generation);
    });
  }

  it("is the newest where nobody knows, which is the one that needs the most care", () => {
    assert.equal(generationOf(undefined), "mediumAsItIs");
    assert.equal(generationOf("latest"), "mediumAsItIs");
    assert.ok(startsAnewWithoutMarker(undefined));
  });
});
