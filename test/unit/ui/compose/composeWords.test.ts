import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { composeWords } from "../../../../src/ui/commands/compose/composeWords";

describe("what compose is told", () => {
  it("gives desktops that it may stop the time that Windows needs", () => {
    assert.deepEqual(composeWords("down", 120), ["down", "--timeout", "120"]);
    assert.deepEqual(composeWords("restart", 415), ["restart", "--timeout", "415"]);
    assert.deepEqual(composeWords("up", 120), ["up", "--detach", "--timeout", "120"]);
  });

  it("leaves its own time to projects without desktops, and to logs, which know none", () => {
    assert.deepEqual(composeWords("down", undefined), ["down"]);
    assert.deepEqual(composeWords("logs", 120), ["logs", "--follow", "--tail", "1000"]);
  });
});
