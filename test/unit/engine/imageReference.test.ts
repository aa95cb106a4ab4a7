import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isImageReference, withDefaultTag } from "../../../src/engine/imageReference";

describe("isImageReference", () => {
  for (const name of [
    "alpine",
    "library/alpine:3.20",
    "mcr.microsoft.com/windows/nanoserver:ltsc2022",
    "localhost:5000/app",
    "registry:5000/team/app_x:V1.0-rc",
    `alpine@sha256:${"a".repeat(64)}`,
  ]) {
    it(`takes ${name}`, () => assert.equal(isImageReference(name), true));
  }

  for (const name of ["", "Alpine", "alpine:", "a b", "-x", "http://alpine", "alpine@sha256:12", "team//app"]) {
    it(`refuses ${JSON.stringify(name)}`, () => assert.equal(isImageReference(name), false));
  }
});

describe("withDefaultTag", () => {
  it("adds latest where the API would otherwise pull every tag", () => {
    assert.equal(withDefaultTag("localhost:5000/app"), "localhost:5000/app:latest");
    assert.equal(withDefaultTag("app:1"), "app:1");
    assert.equal(withDefaultTag("app@sha256:1"), "app@sha256:1");
  });
});
