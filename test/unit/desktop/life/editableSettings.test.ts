import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  editableVariables,
  growsDisk,
  isShrinking,
  settingChanges,
  textOf,
  withText,
} from "../../../../src/desktop/life/editableSettings";
import { defaultSpec, type DesktopSpec } from "../../../../src/desktop/spec";
import { fromVariables, toVariables } from "../../../../src/desktop/spec/variables";

const spec = defaultSpec("desk");

/** As a desktop that was made elsewhere is read. */
function specOf(variables: Readonly<Record<string, string>>): DesktopSpec {
  const { disks, advanced, ...read } = fromVariables(variables);
  return { ...spec, ...read, disks: { ...spec.disks, ...disks }, advanced: { ...spec.advanced, ...advanced } };
}

function variable(name: string) {
  const placed = editableVariables.find((one) => one.variable.name === name);
  assert.ok(placed, name);
  return placed;
}

describe("editableVariables", () => {
  it("have nothing that is decided when Windows is installed, nor where its disk is", () => {
    const names = editableVariables.map((placed) => placed.variable.name);
    for (const name of ["VERSION", "LANGUAGE", "USERNAME", "PASSWORD", "STORAGE", "DISK_FMT"]) {
      assert.ok(!names.includes(name), name);
    }
    for (const name of ["RAM_SIZE", "CPU_CORES", "DISK_SIZE", "NETWORK", "AUDIO", "ARGUMENTS", "BOOT_MODE"]) {
      assert.ok(names.includes(name), name);
    }
  });
});

describe("withText", () => {
  it("takes what is in the variable's grammar and refuses the rest", () => {
    assert.equal(withText(spec, variable("RAM_SIZE"), "8G")?.hardware.ramSize, "8G");
    assert.equal(withText(spec, variable("RAM_SIZE"), "much"), undefined);
    assert.equal(withText(spec, variable("RAM_SIZE"), ""), undefined);
  });

  it("gives a further disk a volume of its own, unless it has a place", () => {
    const placed = variable("DISK3_SIZE");
    assert.deepEqual(withText(spec, placed, "32G")?.disks.storage3, { kind: "volume", name: "desk-storage3" });
    const onHost = { ...spec, disks: { ...spec.disks, device3: "/dev/sdb" } };
    assert.equal(withText(onHost, placed, "32G")?.disks.storage3, undefined);
    assert.equal(withText(spec, placed, "")?.disks.storage3, undefined);
  });

  it("replaces a value that is not in the grammar, and shows it before, under whichever name it was set", () => {
    const odd = specOf({ RAM_SIZE: "much", VM_NET_MAC: "none", AUDIO: "loud" });
    assert.equal(textOf(odd, variable("RAM_SIZE")), "much");
    assert.equal(textOf(odd, variable("MAC")), "none");

    const next = ["RAM_SIZE", "MAC", "AUDIO"].reduce((present, name) => {
      const text = { RAM_SIZE: "8G", MAC: "02:11:32:aa:bb:cc", AUDIO: "" }[name] ?? "";
      return withText(present, variable(name), text) ?? present;
    }, odd);

    const { RAM_SIZE, MAC, VM_NET_MAC, AUDIO } = toVariables(next);
    assert.deepEqual([RAM_SIZE, MAC, VM_NET_MAC, AUDIO], ["8G", "02:11:32:aa:bb:cc", undefined, undefined]);
    assert.deepEqual(
      settingChanges(odd, next).map(({ name, before }) => [name, before]),
      [
        ["RAM_SIZE", "much"],
        ["MAC", "none"],
        ["AUDIO", "loud"],
      ],
    );
  });

  it("goes back to the image's default with an empty text", () => {
    const loud = withText(spec, variable("AUDIO"), "Y");
    assert.ok(loud);
    assert.equal(loud.display.audio, true);
    assert.deepEqual(withText(loud, variable("AUDIO"), ""), spec);
  });
});

describe("isShrinking", () => {
  it("compares amounts in whichever unit, and lets what the host decides pass", () => {
    assert.equal(isShrinking("64G", "65000M"), true);
    assert.equal(isShrinking("64G", "0.1T"), false);
    assert.equal(isShrinking("64G", "max"), false);
    assert.equal(isShrinking(undefined, "10G"), false);
  });
});

describe("settingChanges", () => {
  it("tells each change by its variable, and the folder", () => {
    const after = { ...spec, disks: { ...spec.disks, diskSize: "96G" }, sharing: { folder: "/srv" } };
    assert.deepEqual(settingChanges(spec, after), [
      { name: "DISK_SIZE", before: "64G", after: "96G" },
      { name: "/shared", before: undefined, after: "/srv" },
    ]);
    assert.equal(growsDisk(spec, after), true);
    assert.equal(growsDisk(spec, { ...after, disks: spec.disks }), false);
  });
});
