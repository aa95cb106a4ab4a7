import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { defaultSpec, desktopSpecSchema } from "../../../../src/desktop/spec";
import { variableTable } from "../../../../src/desktop/spec/variableTable";
import { fromVariables, toVariables } from "../../../../src/desktop/spec/variables";

function written(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { windows, hardware, disks, network, sharing, display, access, advanced, otherVariables } =
    fromVariables(variables);
  const spec = defaultSpec("win");
  return toVariables(
    {
      ...spec,
      ...{ windows, hardware, network, sharing, display, access, otherVariables },
      disks: { ...spec.disks, ...disks },
      advanced: { ...spec.advanced, ...advanced },
    },
    "leftOut",
  );
}

const names = variableTable.flatMap(({ variable }) => [variable.name, ...variable.aliases]);

/** What people set, in its grammar and out of it. */
const anyValue = fc.oneof(
  fc.constantFrom("Y", "yes", "OFF", "0", "1", "4", "8G", "half", "'11'", '"x y"', "", " ", "${HOME}", "nat", "qcow2"),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const anyVariables = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.constantFrom("FOO", "DEVICE2")), anyValue, {
  maxKeys: 12,
});

describe("variables", () => {
  it("are the same after any spec, once they are written in its way", () => {
    fc.assert(
      fc.property(anyVariables, (variables) => {
        const once = written(variables);
        assert.deepEqual(written(once), once);
      }),
    );
  });

  it("keep their value, or another way to write it", () => {
    fc.assert(
      fc.property(anyVariables, (variables) => {
        const after = written(variables);
        for (const { variable } of variableTable) {
          const before = [variable.name, ...variable.aliases].map((name) => variables[name] ?? "").find(Boolean) ?? "";
          const value = variable.grammar.parse(before);
          if (before === "" || value === undefined) {
            continue;
          }
          const text = after[variable.name] ?? variable.imageDefault ?? "";
          assert.deepEqual(variable.grammar.parse(text), value, variable.name);
        }
      }),
    );
  });

  it("that nobody here knows, or that are not in their grammar, are kept to the letter", () => {
    const kept = { FOO: "bar", AUDIO: "loud", CONNECTIONS: "17", MTU: "9", SERIAL: "none", LANGUAGE: "Klingon" };
    assert.deepEqual(written(kept), { VERSION: "11", ...kept });
    assert.deepEqual(fromVariables(kept).otherVariables, kept);
  });

  it("are understood by their old names", () => {
    const old = { VM_NET_MAC: "02:11:32:aa:bb:cc", VM_NET_IP: "172.30.0.9", QEMU_TIMEOUT: "60", PASS: "old" };
    assert.deepEqual(written(old), {
      VERSION: "11",
      MAC: "02:11:32:aa:bb:cc",
      IP: "172.30.0.9",
      TIMEOUT: "60",
      PASSWORD: "old",
      PROTECT: "Y",
    });
  });

  it("that an image or an engine sets itself say nothing of a desktop", () => {
    assert.deepEqual(written({ PATH: "/bin", HOME: "/root", container: "podman" }), { VERSION: "11" });
  });

  it("each have a name of their own, and a default in their grammar", () => {
    assert.deepEqual(names, [...new Set(names)]);
    const fields = variableTable.map(({ field }) => field);
    assert.deepEqual(fields, [...new Set(fields)]);
    for (const { variable } of variableTable) {
      const { imageDefault, grammar } = variable;
      assert.ok(imageDefault === undefined || grammar.parse(imageDefault) !== undefined, variable.name);
    }
  });

  it("cover all that the image documents", () => {
    const missing = documented.filter((name) => !names.includes(name));
    assert.deepEqual(missing, []);
  });

  it("have limits", () => {
    const spec = defaultSpec("win");
    const wrong = [
      { ...spec, windows: { ...spec.windows, connections: 17 } },
      { ...spec, windows: { ...spec.windows, workgroup: "SIXTEEN-LETTERS-" } },
      { ...spec, windows: { ...spec.windows, language: "Klingon" } },
      { ...spec, network: { computerName: "SIXTEEN-LETTERS-" } },
      { ...spec, network: { netmask: "255.0.0.0" } },
      { ...spec, display: { vncPort: 5800 } },
    ];
    for (const one of wrong) {
      assert.equal(desktopSpecSchema.safeParse(one).success, false, JSON.stringify(one));
    }
  });
});

const documented = [
  "VERSION EDITION LANGUAGE KEY REGION KEYBOARD USERNAME PASSWORD AUTOLOGIN DOMAIN DOMAIN_OU WORKGROUP",
  "CPU_CORES CPU_MODEL CPU_FLAGS SMP KVM VMX HV RAM_SIZE RAM_CHECK",
  "DISK_SIZE DISK_FMT DISK_TYPE DISK_CACHE DISK_IO DISK_DISCARD DISK_ROTATION DISK_FLAGS DISK_OPTIONS ALLOCATE STORAGE",
  "DISK2_SIZE DISK3_SIZE DISK4_SIZE DISK5_SIZE DISK6_SIZE",
  "NETWORK DHCP HOST IP MAC ADAPTER DEV MTU MASK TAP BRIDGE HOST_PORTS USER_PORTS",
  "DNSMASQ_OPTS DNSMASQ_DEBUG DNSMASQ_DISABLE PASST_OPTS PASST_DEBUG",
  "VM_NET_IP VM_NET_DEV VM_NET_MTU VM_NET_TAP VM_NET_HOST VM_NET_MAC VM_NET_BRIDGE VM_NET_MASK",
  "DISPLAY VGA WIDTH HEIGHT GPU RENDERNODE WEB WEB_PORT VNC_PORT LOSSY AUDIO PROTECT",
  "SAMBA SAMBA_DEBUG SAMBA_READONLY SHORTCUT",
  "MACHINE PCI_BUS RNG UUID HPET VMPORT MOUSE SOUND SM_BIOS ARGUMENTS",
  "BOOT_MODE BOOT_INDEX MEDIA_TYPE USB BIOS TPM SMM LOGO CLEAR",
  "BALLOONING BALLOONING_MIN_MEM BALLOONING_RAM_THRESHOLD BALLOONING_RAM_THRESHOLD_HARD BALLOONING_PSI_PRESSURE",
  "BALLOONING_PSI_PRESSURE_MAX BALLOONING_HYSTERESIS BALLOONING_KP BALLOONING_KI BALLOONING_INTERVAL BALLOONING_DEBUG",
  "CONNECTIONS MIDO ESD VERIFY REMOVE COMMAND SHUTDOWN TIMEOUT DEBUG TRACE LOG SERIAL MONITOR QMP MANUAL",
]
  .join(" ")
  .split(" ");
