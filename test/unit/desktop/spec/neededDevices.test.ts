import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withNeededDevices } from "../../../../src/desktop/spec/neededDevices";
import { defaultSpec } from "../../../../src/desktop/spec";
import { specChanges } from "../../../../src/desktop/life/specChanges";

const spec = defaultSpec("win");

describe("withNeededDevices", () => {
  it("hands the host's graphics card to a desktop that uses it, also when that is a change", () => {
    const after = withNeededDevices({ ...spec, display: { gpu: true } });

    assert.deepEqual(after.advanced.devices, ["/dev/dri"]);
    assert.deepEqual(specChanges(spec, after).devices.add, ["/dev/dri"]);
  });

  it("gives a desktop in the host's own network what its card is made of", () => {
    const { devices, deviceRules } = withNeededDevices({ ...spec, network: { dhcp: true } }).advanced;

    assert.deepEqual([devices, deviceRules], [["/dev/vhost-net"], ["c *:* rwm"]]);
  });

  it("leaves alone what is there already, and who needs nothing", () => {
    const own = { ...spec, display: { gpu: true }, advanced: { ...spec.advanced, devices: ["/dev/dri:/dev/dri:r"] } };

    assert.deepEqual(withNeededDevices(own), own);
    assert.deepEqual(withNeededDevices(spec), spec);
  });
});
