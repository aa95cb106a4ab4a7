import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { quoted } from "../../../src/platform/powerShellText";

describe("a text for PowerShell", () => {
  it("keeps its quotes, typographic ones too, which would end it", () => {
    assert.equal(quoted("O'Neil"), "'O''Neil'");
    assert.equal(
      quoted("O\u2019Brien \u2018\u201A\u201B"),
      "'O\u2019\u2019Brien \u2018\u2018\u201A\u201A\u201B\u201B'",
    );
    assert.equal(quoted('say "hi" `$x'), "'say \"hi\" `$x'");
  });
});
