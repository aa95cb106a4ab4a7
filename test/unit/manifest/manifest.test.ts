import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { commandIds } from "../../../src/ui/commands/commandIds";
import manifest from "../../../package.json";
import texts from "../../../package.nls.json";

describe("the manifest", () => {
  it("contributes exactly the commands that the code can register", () => {
    const contributed = manifest.contributes.commands.map(({ command }) => command);

    assert.deepEqual(contributed.toSorted(), [...commandIds].toSorted());
  });

  it("has one text for every %key%, and no text that nothing uses", () => {
    const manifestText = JSON.stringify(manifest);
    const used = new Set(Array.from(manifestText.matchAll(/"%([^%"]+)%"/g), ([, key]) => key));

    assert.deepEqual(Object.keys(texts).toSorted(), [...used].toSorted());
  });

  it("shows only commands that exist in its menus", () => {
    const known = new Set<string>(commandIds);
    const shown = Object.values(manifest.contributes.menus).flatMap((entries) =>
      (entries as readonly { readonly command: string }[]).map(({ command }) => command),
    );

    assert.deepEqual(
      shown.filter((command) => !known.has(command)),
      [],
    );
  });
});

describe("the packaging list", () => {
  it("allows by name and hides everything else", () => {
    const [first, ...rest] = readFileSync(".vscodeignore", "utf8").trim().split("\n");

    assert.equal(first, "**");
    assert.deepEqual(
      rest.filter((line) => !line.startsWith("!")),
      [],
    );
  });
});
