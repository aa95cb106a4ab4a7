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
    const { menus, submenus } = manifest.contributes;
    const known = new Set<string | undefined>([...commandIds, ...submenus.map(({ id }) => id)]);
    const shown = Object.values(menus).flatMap((entries) =>
      (entries as readonly { readonly command?: string; readonly submenu?: string }[]).map(
        ({ command, submenu }) => command ?? submenu,
      ),
    );

    assert.deepEqual(
      shown.filter((shownId) => !known.has(shownId)),
      [],
    );
    assert.ok(submenus.every(({ id }) => id in menus));
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
