import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { describe, it } from "node:test";
import { askYesNo } from "../../../scripts/askYesNo.mjs";

/** What somebody types, at a terminal. */
async function answerTo(...typed: readonly string[]) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY: true });
  const answer = askYesNo("Add it? [y/N] ", { input, output });
  typed.forEach((keys) => input.write(keys));
  return answer;
}

describe("a question at the terminal", () => {
  it("is answered by y, and by anything else with no", async () => {
    assert.equal(await answerTo("y\r"), "yes");
    assert.equal(await answerTo(" Yes\r"), "yes");
    assert.equal(await answerTo("n\r"), "no");
    assert.equal(await answerTo("\r"), "no");
  });

  it("ends with Ctrl+C, which is no failure, and with the end of the input", async () => {
    assert.equal(await answerTo("ye", "\u0003"), "end");
    assert.equal(await answerTo("\u0004"), "end");
  });
});
