import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { specChanges } from "../../../../src/desktop/life/specChanges";
import { withNeededDevices } from "../../../../src/desktop/spec/neededDevices";
import { defaultSpec } from "../../../../src/desktop/spec";

const spec = defaultSpec("desk");

describe("specChanges", () => {
  it("names the variables that differ, and no other", () => {
    const after = { ...spec, hardware: { ...spec.hardware, ramSize: "8G" } };
    assert.deepEqual(specChanges(spec, after).environment, { set: { RAM_SIZE: "8G" }, unset: [] });
  });

  it("removes what is left to the image, with its older names", () => {
    const before = { ...spec, network: { ipAddress: "172.30.0.9" } };
    assert.deepEqual(specChanges(before, spec).environment, { set: {}, unset: ["IP", "VM_NET_IP"] });
  });

  it("moves the shared folder wherever the image looks for it", () => {
    const { mounts } = specChanges(spec, { ...spec, sharing: { folder: "/srv/work" } });
    assert.deepEqual(mounts.remove, ["/shared", "/storage/shared", "/data", "/storage/data"]);
    assert.deepEqual(mounts.add, [{ kind: "bind", source: "/srv/work", target: "/shared", access: "readWrite" }]);
  });

  it("takes the device of the acceleration away with it", () => {
    const after = { ...spec, hardware: { ...spec.hardware, acceleration: "emulation" as const } };
    assert.deepEqual(specChanges(spec, after).devices, { remove: ["/dev/kvm"], add: [] });
  });

  it("gives a network card of its own the rule that it cannot be made without", () => {
    const network = { dhcp: true, networks: [{ name: "lan" }] };
    const after = withNeededDevices({ ...spec, network });
    const { environment, devices, deviceRules } = specChanges(
      { ...spec, network: { networks: [{ name: "lan" }] } },
      after,
    );
    assert.deepEqual(environment.set, { DHCP: "Y" });
    assert.deepEqual(devices.add, ["/dev/vhost-net"]);
    assert.deepEqual(deviceRules, ["c *:* rwm"]);
  });

  it("leaves a desktop alone that stays as it is", () => {
    assert.deepEqual(specChanges(spec, spec), {
      environment: { set: {}, unset: [] },
      mounts: { remove: [], add: [] },
      devices: { remove: [], add: [] },
    });
  });
});
