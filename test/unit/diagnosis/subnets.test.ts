import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { firstAddress, freeSubnet, overlaps, subnetOf } from "../../../src/diagnosis/subnets";

describe("overlaps", () => {
  for (const [one, other, expected] of [
    ["172.17.0.0/16", "172.17.5.0/24", true],
    ["172.17.5.0/24", "172.17.0.0/16", true],
    ["172.17.0.0/16", "172.18.0.0/16", false],
    ["10.0.0.0/25", "10.0.0.128/25", false],
    ["10.0.0.0/8", "10.255.255.255", true],
    ["192.168.1.7/24", "192.168.1.0/28", true],
    ["fd00::/64", "fd00::1", true],
    ["fd00::/64", "fd01::/64", false],
    ["10.0.0.0/8", "fd00::/8", false],
    ["0.0.0.0/0", "10.1.0.0/16", true],
    ["nonsense", "10.0.0.0/8", false],
    ["10.0.0.0/33", "10.0.0.0/8", false],
  ] as const) {
    it(`says ${expected} of ${one} and ${other}`, () => {
      assert.equal(overlaps(one, other), expected);
    });
  }
});

describe("firstAddress", () => {
  it("is what an engine takes for itself", () => {
    assert.equal(firstAddress("10.213.0.128/25"), "10.213.0.129");
    assert.equal(firstAddress("10.0.0.255/24"), "10.0.1.0");
    assert.equal(firstAddress("fd00::/64"), undefined);
  });
});

describe("freeSubnet", () => {
  it("passes over what is taken, and gives up when all is", () => {
    assert.equal(freeSubnet([]), "10.200.0.0/24");
    assert.equal(freeSubnet(["10.200.0.0/15", "10.202.0.9"]), "10.203.0.0/24");
    assert.equal(freeSubnet(["10.0.0.0/8"]), undefined);
  });
});

describe("subnetOf", () => {
  it("counts the bits of a mask", () => {
    assert.equal(subnetOf("10.0.0.0", "255.0.0.0"), "10.0.0.0/8");
    assert.equal(subnetOf("10.8.0.1", "255.255.255.255"), "10.8.0.1/32");
    assert.equal(subnetOf("0.0.0.0", "0.0.0.0"), "0.0.0.0/0");
    assert.equal(subnetOf("192.168.4.0", "255.255.252.0"), "192.168.4.0/22");
  });
});
