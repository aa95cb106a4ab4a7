import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isMediumOf } from "../../../../src/desktop/spec/mediumName";
import { windowsVersions } from "../../../../src/desktop/spec/versions";

describe("the medium of a version", () => {
  it("is known by its name, in either architecture and in its language", () => {
    assert.ok(isMediumOf("win11x64.iso", { version: "win11" }));
    assert.ok(isMediumOf("win11arm64.iso", { version: "11" }));
    assert.ok(isMediumOf("win11x64_de.iso", { version: "11", language: "German" }));
    assert.ok(isMediumOf("win11x64_sr.iso", { version: "11", language: "Serbian Latin" }));
    assert.ok(isMediumOf("win11x64_gb.iso", { version: "11", language: "en-gb" }));
    assert.ok(!isMediumOf("win11x64_de.iso", { version: "11" }));
    assert.ok(!isMediumOf("win11x64.iso", { version: "10" }));
    assert.ok(!isMediumOf("win11x64-enterprise-eval.iso", { version: "11" }));
  });

  it("belongs to one version of the table only", () => {
    const media = windowsVersions.map(({ key }) => [key, `win11x64.iso`] as const);
    assert.deepEqual(
      media.filter(([version, medium]) => isMediumOf(medium, { version })).map(([key]) => key),
      ["11"],
    );
  });

  it("is custom where the medium is one's own, and is not known of an address", () => {
    assert.ok(isMediumOf("windows.123456.iso", { version: "11", customIso: "/media/own.iso" }));
    assert.ok(!isMediumOf("win11x64.iso", { version: "11", customIso: "/media/own.iso" }));
    assert.ok(!isMediumOf("windows.123456.iso", { version: "11" }));
    assert.ok(isMediumOf("own.iso", { version: "https://example.com/own.iso" }));
  });
});
