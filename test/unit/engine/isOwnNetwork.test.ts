import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isOwnNetwork } from "../../../src/engine/isOwnNetwork";

describe("isOwnNetwork", () => {
  it("is what somebody has made, on Windows and on Linux", () => {
    assert.equal(isOwnNetwork({ name: "shop_default", owner: "engine" }), true);
  });

  for (const name of ["bridge", "host", "none", "nat", "ingress", "docker_gwbridge"]) {
    it(`is not ${name}, which an engine has by itself`, () => {
      assert.equal(isOwnNetwork({ name, owner: "engine" }), false);
    });
  }

  it("is not one of the host, whatever it is called", () => {
    assert.equal(isOwnNetwork({ name: "Default Switch", owner: "host" }), false);
  });
});
