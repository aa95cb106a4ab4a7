import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mayAnnounce } from "../../../src/desktop/run/announcement";
import { defaultSpec, type DesktopSpec } from "../../../src/desktop/spec";

function announces(windows: Partial<DesktopSpec["windows"]>): boolean {
  const spec = defaultSpec("win");
  return mayAnnounce({ ...spec, windows: { ...spec.windows, ...windows } });
}

describe("what is made for the first logon", () => {
  it("comes to it, also with an answer file or a medium that may run it", () => {
    assert.ok(announces({}));
    assert.ok(announces({ answerFile: "/srv/custom.xml" }));
    assert.ok(announces({ version: "reactos", customIso: "/srv/win11.iso" }));
  });

  it("does not where another folder takes its place, or nobody answers Setup", () => {
    assert.ok(!announces({ oemFolder: "/srv/oem" }));
    assert.ok(!announces({ manualSetup: true }));
    assert.ok(!announces({ version: "reactos" }));
  });
});
