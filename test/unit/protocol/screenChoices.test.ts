import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readChoices } from "../../../src/protocol/screenChoices";

describe("readChoices", () => {
  it("begins with what is usual", () => {
    assert.deepEqual(readChoices(undefined), {
      zoom: "fit",
      control: "control",
      quality: "balanced",
      keys: "windows",
      sound: "muted",
      clipboard: "shared",
      statistics: "hidden",
    });
  });

  it("keeps what it knows and forgets what another version wrote", () => {
    const { zoom, quality, keys } = readChoices({ zoom: "150", quality: "holographic", keys: 7 });

    assert.deepEqual({ zoom, quality, keys }, { zoom: "150", quality: "balanced", keys: "windows" });
  });
});
