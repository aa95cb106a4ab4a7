import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pidOfTelling } from "../../../../src/engine/exec/shellCommand";

const telling = "\u001b]windows-containers;4242\u0007";

describe("what a shell tells of its process", () => {
  it("is cut from the output that follows", () => {
    assert.deepEqual(pidOfTelling(`${telling}$ `), { pid: 4242, length: telling.length });
  });

  it("may come in pieces", () => {
    for (let length = 0; length < telling.length; length += 1) {
      assert.equal(pidOfTelling(telling.slice(0, length)), "incomplete");
    }
  });

  it("is not taken from other output, which loses nothing", () => {
    for (const output of [
      "$ ",
      "OCI runtime exec failed",
      "\u001b[0m$ ",
      "\u001b]windows-containers;x\u0007",
      telling.slice(0, -1).repeat(2),
    ]) {
      assert.deepEqual(pidOfTelling(output), { pid: undefined, length: 0 });
    }
  });
});
