import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));

describe("a package that is loaded later", () => {
  it("comes through a module of ours: by itself it has no names in the bundle", () => {
    const direct = sources.filter((path) => /\bimport\("(?!\.|node:)/.test(readFileSync(join("src", path), "utf8")));
    assert.deepEqual(direct, []);
  });
});
