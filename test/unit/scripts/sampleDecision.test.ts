import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decideSample } from "../../../scripts/sampleDecision.mjs";

const own = { isDebian: true, mode: "linux", how: "found", said: "untold", canAsk: true } as const;

function refusalOf(decision: ReturnType<typeof decideSample>): string {
  return typeof decision === "string" ? assert.fail(decision) : decision.cannot;
}

describe("the sample of npm start", () => {
  it("is refused in one sentence by an engine in Windows mode, with the way to switch", () => {
    const onWindows = { ...own, mode: "windows" } as const;

    assert.match(
      refusalOf(decideSample({ ...onWindows, said: "wanted" })),
      /^The sample needs Linux containers.+“Switch to Linux Containers” in the panel.+start again\.$/,
    );
    for (const how of ["found", "started"] as const) {
      assert.equal(decideSample({ ...onWindows, how }), "leaveOut");
    }
  });

  it("is refused on a system without Debian's packages, where no switch would help", () => {
    const elsewhere = { ...own, isDebian: false, mode: "windows" } as const;

    assert.match(refusalOf(decideSample({ ...elsewhere, said: "wanted" })), /Debian's packages/);
    assert.equal(decideSample(elsewhere), "leaveOut");
  });

  it("fills an engine that was started here, and somebody's own only if told or asked", () => {
    assert.equal(decideSample({ ...own, how: "started" }), "make");
    assert.equal(decideSample({ ...own, how: "started", said: "unwanted" }), "leaveOut");
    assert.equal(decideSample(own), "ask");
    assert.equal(decideSample({ ...own, canAsk: false }), "leaveOut");
    assert.equal(decideSample({ ...own, said: "wanted" }), "make");
  });
});
