import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SoundFrames } from "../../../../src/ui/panels/desktop/soundFrames";

describe("SoundFrames", () => {
  it("keep what is not a whole frame until the rest of it comes", () => {
    const frames = new SoundFrames();

    assert.deepEqual([...frames.take([Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5)])], [1, 2, 3, 4]);
    assert.deepEqual([...frames.take([Uint8Array.of(6)])], []);
    assert.deepEqual([...frames.take([Uint8Array.of(7, 8)])], [5, 6, 7, 8]);
  });

  it("begin anew with each connection, wherever the one before was cut", () => {
    const frames = new SoundFrames();
    frames.take([Uint8Array.of(1, 2, 3, 4, 5)]);

    frames.begin();

    assert.deepEqual([...frames.take([Uint8Array.of(11, 12, 13, 14)])], [11, 12, 13, 14]);
  });
});
