import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keyboardLayouts } from "../../../../src/desktop/oem/keyboardLayouts";
import { windowsTimeZoneOf, windowsTimeZones } from "../../../../src/desktop/oem/timeZones";
import { usualPackages } from "../../../../src/desktop/oem/usualPackages";
import { setupSchema } from "../../../../src/desktop/spec/setup";

const summer = new Date("2026-07-01T12:00:00Z");

describe("what is offered for the first logon", () => {
  it("is all of the setup's own grammar, each once", () => {
    const zones = windowsTimeZones(summer).map(({ id }) => id);
    assert.ok(zones.length > 130, `${zones.length} time zones`);
    for (const [field, values] of [
      ["timeZone", zones],
      ["keyboardLayout", keyboardLayouts.map(({ id }) => id)],
    ] as const) {
      assert.deepEqual(values, [...new Set(values)]);
      values.forEach((value) => assert.ok(setupSchema.safeParse({ [field]: value }).success, value));
    }
    assert.ok(setupSchema.safeParse({ packages: usualPackages.map(({ id }) => id) }).success);
  });

  it("has time zones as they are now, from west to east", () => {
    const zones = windowsTimeZones(summer);
    assert.deepEqual(
      zones.find(({ id }) => id === "W. Europe Standard Time"),
      { id: "W. Europe Standard Time", city: "Berlin", offset: "UTC+02:00" },
    );
    assert.equal(zones.find(({ id }) => id === "India Standard Time")?.offset, "UTC+05:30");
    assert.equal(zones.find(({ id }) => id === "UTC")?.offset, "UTC+00:00");
    assert.equal(zones.at(0)?.offset, "UTC-12:00");
    assert.equal(zones.at(-1)?.offset, "UTC+14:00");
  });

  it("knows a machine's own zone by Windows' name", () => {
    assert.equal(windowsTimeZoneOf("Europe/Zurich"), "W. Europe Standard Time");
    assert.equal(windowsTimeZoneOf("Asia/Kolkata"), "India Standard Time");
    assert.equal(windowsTimeZoneOf("nowhere"), undefined);
  });
});
