import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseExcludedRanges } from "../../../src/diagnosis/excludedPorts";

const words = {
  English: ["Protocol tcp Port Exclusion Ranges", "Start Port    End Port", "* - Administered port exclusions."],
  German: ["Protokoll tcp Portausschlussbereiche", "Startport    Endport", "* - Verwaltete Portausschlüsse."],
} as const;

describe("parseExcludedRanges", () => {
  for (const [language, [title, columns, note]] of Object.entries(words)) {
    it(`reads the numbers in ${language}, and which ranges an administrator has made`, () => {
      const text = [
        "",
        title,
        "",
        columns,
        "----------    --------",
        "      5357        5357      ",
        "     49671       49770      ",
        "     50000       50059     *",
        "",
        note,
        "",
      ].join("\r\n");

      assert.deepEqual(parseExcludedRanges(text), [
        { from: 5_357, to: 5_357, isAdministered: false },
        { from: 49_671, to: 49_770, isAdministered: false },
        { from: 50_000, to: 50_059, isAdministered: true },
      ]);
    });
  }
});
