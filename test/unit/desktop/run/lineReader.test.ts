import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LineReader } from "../../../../src/desktop/run/lineReader";

const text = "❯ Starting Windows…\r\n10% → 20%\n\nBdsDxe: starting\rend";
const lines = ["❯ Starting Windows…", "10% → 20%", "", "BdsDxe: starting", "end"];

describe("LineReader", () => {
  it("gives the same lines wherever the stream is cut", () => {
    const bytes = new TextEncoder().encode(text);
    for (let size = 1; size <= bytes.length; size++) {
      const reader = new LineReader();
      const read: string[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        read.push(...reader.push(bytes.subarray(at, at + size)));
      }
      assert.deepEqual([...read, ...reader.end()], lines, `in pieces of ${size}`);
    }
  });
});
