import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { disksWithoutPlace } from "../../../../src/desktop/spec/diskFields";

describe("disksWithoutPlace", () => {
  it("names the disks that have a size, and neither a storage nor a disk of the host", () => {
    const disks = {
      disk2Size: "10G",
      disk3Size: "10G",
      storage3: { kind: "volume", name: "three" },
      disk4Size: "10G",
      device4: "/dev/sdb",
      disk6Size: "max",
    };

    assert.deepEqual(disksWithoutPlace(disks), [2, 6]);
  });
});
