import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UserError } from "../../../../src/ui/errors/userError";

describe("a sentence for the user", () => {
  it("carries the buttons that help, and for the log what it came from", () => {
    const cause = new Error("ENOENT");
    const again = { title: "Try Again", press: () => Promise.resolve() };

    const error = new UserError("It is not there.", [again], { cause });

    assert.equal(error.message, "It is not there.");
    assert.deepEqual(error.remedies, [again]);
    assert.equal(error.cause, cause);
  });
});
