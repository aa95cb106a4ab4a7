import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { FailureCause } from "../../../../src/desktop/run/desktopFailure";
import { guideOf, remediesOf, wslSettings } from "../../../../src/ui/tree/desktops/failureRemedies";

const causes: Readonly<Record<FailureCause, "">> = {
  noKvm: "",
  noKvmInDockerDesktop: "",
  noKvmOnSynology: "",
  storageNotWritable: "",
  badCoreCount: "",
  notEnoughMemory: "",
  badNetwork: "",
  hostNetwork: "",
  noVirtualNetworkDevice: "",
  badVersion: "",
  versionNotForArm: "",
  badLanguage: "",
  missingBindFile: "",
  downloadFailed: "",
  diskFull: "",
  diskTooSmall: "",
  wrongArchitecture: "",
  mediaBroken: "",
  badBootMode: "",
  firmwareMissing: "",
  deviceMissing: "",
  bootFailed: "",
  machineCrashed: "",
  guestCrashed: "",
  imageBug: "",
  outOfMemory: "",
  killed: "",
  notStarted: "",
  unknown: "",
};

describe("the remedies of a failure", () => {
  for (const cause of Object.keys(causes) as FailureCause[]) {
    it(`are there, and lead somewhere: ${cause}`, () => {
      const remedies = remediesOf(cause);
      assert.ok(remedies.length > 0);
      assert.equal(new Set(remedies).size, remedies.length);
      assert.equal(remedies.includes("openGuide"), guideOf(cause) !== undefined);
    });
  }

  it("bring nested virtualization and more memory to WSL", () => {
    assert.match(wslSettings, /^\[wsl2\]\nnestedVirtualization=true\nmemory=\d+GB\n$/);
  });
});
