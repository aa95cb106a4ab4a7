import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { containerAbilities } from "../../../src/engine/capabilities";
import { commandIds } from "../../../src/ui/commands/commandIds";
import { itemFacts } from "../../../src/ui/tree/itemFacts";
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

  it("asks rows only for what some row tells of itself", () => {
    const whole = Object.entries(itemFacts).map(([noun, facts]) => [noun, ...facts].join(" "));
    const alternatives = clauses(manifest.contributes).flatMap((clause) => clause.split("||"));

    assert.ok(alternatives.length > 50);
    assert.deepEqual(
      alternatives.filter((alternative) => !whole.some((row) => isMet(alternative, row))),
      [],
    );
  });
});

describe("the command palette", () => {
  const { commandPalette, ...menus } = manifest.contributes.menus;
  const known = new Set<string>(containerAbilities);
  const wordsOf = (when: string): readonly string[] =>
    Array.from(when.matchAll(/\\b(\w+)\\b/g), ([, word = ""]) => word).filter((word) => known.has(word));

  it("says of what each command is, by its title or else by its category", () => {
    const noun =
      /\b(Image|Desktop|Engine|Network|Volume|Compose|Docker|Containers|Prerequisites|Windows|Screen|Mode|Log|Diagnosis)s?\b/;
    const text = (key: string): string => (texts as Readonly<Record<string, string>>)[key.replaceAll("%", "")] ?? "";
    const hidden = new Set(commandPalette.filter(({ when }) => when === "false").map(({ command }) => command));
    const listed = manifest.contributes.commands.filter(({ command }) => !hidden.has(command));

    assert.deepEqual(
      listed
        .filter(({ category, title }) => category === "%category%" && !noun.test(text(title)))
        .map(({ command, title }) => `${command}: ${text(title)}`),
      [],
    );
  });

  it("asks some engine for the ability that the menu of a container's row asks the container for", () => {
    const entries: readonly { readonly command?: string; readonly when?: string }[] = Object.values(menus).flat();
    const inMenu = entries.flatMap(({ command = "", when = "" }) =>
      wordsOf(when).map((ability) => `${command}: ${ability}`),
    );
    const inPalette = commandPalette
      .filter(({ when }) => when.startsWith("!windowsContainers.abilities || windowsContainers.abilities =~ "))
      .flatMap(({ command, when }) => wordsOf(when).map((ability) => `${command}: ${ability}`));

    assert.deepEqual(inPalette.toSorted(), [...new Set(inMenu)].toSorted());
    assert.deepEqual([...new Set(inPalette.map((entry) => entry.split(": ")[1]))].toSorted(), [...known].toSorted());
  });
});

/** Every `when` below a part of the manifest that looks at a row. */
function clauses(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) {
    return [];
  }
  return Object.entries(part).flatMap(([key, value]) => {
    const isClause = key === "when" && typeof value === "string" && value.includes("viewItem");
    return isClause ? [value] : clauses(value);
  });
}

/** Whether a row of which everything is true at once meets an alternative of a clause. */
function isMet(alternative: string, row: string): boolean {
  const patterns = Array.from(
    alternative.matchAll(/viewItem =~ \/(.+?)\//g),
    ([, pattern = ""]) => new RegExp(pattern),
  );
  const nouns = Array.from(alternative.matchAll(/viewItem == (\w+)/g), ([, noun]) => noun);
  assert.equal(patterns.length + nouns.length, alternative.split("viewItem").length - 1, alternative);
  return patterns.every((pattern) => pattern.test(row)) && nouns.every((noun) => row.split(" ")[0] === noun);
}

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
