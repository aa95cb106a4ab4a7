import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hexOfExit, knownExit } from "../../../src/engine/exitCodes";

describe("knownExit", () => {
  for (const [code, hex, expected] of [
    [3_221_225_781, "0xC0000135", "dllMissing"],
    [3_221_226_505, "0xC0000409", "failFast"],
    [3_221_225_786, "0xC000013A", "interrupted"],
    [3_221_225_477, "0xC0000005", "accessViolation"],
    [2_147_942_402, "0x80070002", "fileNotFound"],
    [2_147_942_405, "0x80070005", "accessDenied"],
    [3_224_830_214, "0xC0370106", "computeSystemFailed"],
    [-1_073_741_515, "0xC0000135", "dllMissing"],
    [3_221_229_567, "0xC0000FFF", undefined],
  ] as const) {
    it(`says ${expected ?? "nothing"} of ${code}, which is ${hex}`, () => {
      assert.equal(knownExit(code), expected);
      assert.equal(hexOfExit(code), hex);
    });
  }

  it("leaves the small codes of programs and of Linux alone", () => {
    for (const code of [0, 1, 3, 137, 255]) {
      assert.equal(knownExit(code), undefined);
      assert.equal(hexOfExit(code), undefined);
    }
  });
});
