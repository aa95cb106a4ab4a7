import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DesktopError } from "../../../../src/desktop/desktopError";
import {
  lockedChoiceOf,
  lockedLabels,
  refuseLockedChanges,
  type LockedChoice,
} from "../../../../src/desktop/create/lockedSettings";

function refusalOf(present: LockedChoice, wanted: LockedChoice): string | undefined {
  try {
    refuseLockedChanges(present, wanted);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof DesktopError && error.problem.kind === "locked");
    return error.problem.setting;
  }
}

describe("an edit of a desktop", () => {
  it("cannot change the version or the language", () => {
    assert.equal(refusalOf({ version: "11" }, { version: "10" }), "VERSION");
    assert.equal(refusalOf({ version: "11" }, { version: "11", language: "German" }), "LANGUAGE");
    assert.equal(refusalOf({ version: "11", language: "de" }, { version: "11" }), "LANGUAGE");
  });

  it("may spell them otherwise", () => {
    assert.equal(refusalOf({ version: "11" }, { version: "Windows 11" }), undefined);
    for (const language of ["German", "de_DE", "DE"]) {
      assert.equal(refusalOf({ version: "11", language: "de" }, { version: "11", language }), undefined, language);
    }
    assert.equal(refusalOf({ version: "11" }, { version: "11", language: "English" }), undefined);
    assert.equal(refusalOf({ version: "win10" }, { version: "10p" }), undefined);
    assert.equal(refusalOf({ version: "11" }, { version: "11", language: "en-US" }), undefined);
  });
});

describe("the labels of a storage", () => {
  it("tell which Windows is in it", () => {
    for (const choice of [{ version: "11" }, { version: "2025", language: "French" }]) {
      assert.deepEqual(lockedChoiceOf(lockedLabels(choice)), choice);
    }
    assert.equal(lockedChoiceOf({}), undefined);
  });
});
