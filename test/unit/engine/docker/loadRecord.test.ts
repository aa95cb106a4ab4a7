import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpError } from "../../../../src/engine/docker/httpError";
import { loadedNames } from "../../../../src/engine/docker/loadRecord";
import actions from "./fixtures/actions.json";

describe("loadedNames", () => {
  it("finds the names of what was loaded in the recorded lines", () => {
    assert.deepEqual(actions.loaded.flatMap(loadedNames), ["built:1"]);
  });

  it("finds the id of what has no name", () => {
    assert.deepEqual(loadedNames({ stream: "Loaded image ID: sha256:0a\n" }), ["sha256:0a"]);
  });

  it("finds nothing in lines that only tell how it goes on", () => {
    assert.deepEqual(loadedNames({ status: "Loading layer", progressDetail: { current: 1, total: 2 }, id: "a1" }), []);
  });

  it("fails with the recorded words of an engine that began its answer as a success", () => {
    assert.throws(
      () => actions.loadFailed.flatMap(loadedNames),
      (error) => error instanceof HttpError && error.message.endsWith("repositories: no such file or directory"),
    );
  });
});
