import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkFirmware } from "../../../../src/prerequisites/windows/firmware";
import { checkHyperVFeature } from "../../../../src/prerequisites/windows/hyperVFeature";
import { checkHypervisor } from "../../../../src/prerequisites/windows/hypervisor";
import { checkVirtualMachine } from "../../../../src/prerequisites/windows/virtualMachine";
import { aWindows, brief, commandOf, hung, resultOf, wrote, type WindowsDescription } from "./aWindows";

const server = { currentVersion: { EditionID: "ServerStandard", InstallationType: "Server" } };
const features = (states: Readonly<Record<string, number>>) => ({
  features: Object.entries(states).map(([Name, InstallState]) => ({ Name, InstallState })),
});
const metal = (HypervisorPresent: boolean | null) => ({
  computer: [{ HypervisorPresent, Manufacturer: "Dell Inc.", Model: "XPS" }],
});
const guest = (Manufacturer: string, Model: string, NumberOfLogicalProcessors = 4) => ({
  computer: [{ HypervisorPresent: true, Manufacturer, Model, NumberOfLogicalProcessors }],
});
const processor = (firmware: boolean | null, slat = true) => ({
  processors: [
    {
      VirtualizationFirmwareEnabled: firmware,
      SecondLevelAddressTranslationExtensions: slat,
      VMMonitorModeExtensions: true,
    },
  ],
});

describe("Hyper-V", () => {
  it("is on, off, or not part of this Windows", async () => {
    const off = { "Microsoft-Hyper-V-All": 2, "Microsoft-Hyper-V": 2 };
    const result = await checkHyperVFeature(aWindows({ cim: features(off) }));

    assert.equal(brief(await checkHyperVFeature(aWindows())), "ok fine");
    assert.equal(brief(result), "missing featureOff");
    assert.equal(commandOf(result), "Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All");
    assert.equal(
      brief(await checkHyperVFeature(aWindows({ cim: features({ Containers: 2 }) }))),
      "missing featureAbsent",
    );
    const onlyTools = { "Microsoft-Hyper-V-All": 1, "Microsoft-Hyper-V": 2, "Microsoft-Hyper-V-Hypervisor": 2 };
    const onlyServices = { "Microsoft-Hyper-V-All": 1, "Microsoft-Hyper-V": 1, "Microsoft-Hyper-V-Hypervisor": 2 };
    for (const some of [onlyTools, onlyServices]) {
      assert.equal(brief(await checkHyperVFeature(aWindows({ cim: features(some) }))), "missing featureOff");
    }
    assert.deepEqual(result.evidence[0], {
      source: "Win32_OptionalFeature Microsoft-Hyper-V-All InstallState",
      found: "2",
    });
  });

  it("is a role of its own name on a server, which process isolation can do without", async () => {
    const result = await checkHyperVFeature(aWindows({ ...server, cim: features({ "Microsoft-Hyper-V": 2 }) }));

    assert.equal(brief(result), "warning isolationFeatureOff");
    assert.equal(commandOf(result), "Install-WindowsFeature Hyper-V -IncludeManagementTools");
  });

  it("cannot be told when its state is unknown, PowerShell hangs, or the class cannot be read", async () => {
    const descriptions: readonly WindowsDescription[] = [
      { cim: features({ "Microsoft-Hyper-V-All": 4 }) },
      { cim: { features: "failed" } },
      { programs: { powershell: hung } },
      { programs: { powershell: wrote("Get-CimInstance : Zugriff verweigert", 1) } },
    ];
    for (const description of descriptions) {
      assert.equal(brief(await resultOf(() => checkHyperVFeature(aWindows(description)))), "cannotTell unreadable");
    }
  });
});

describe("the hypervisor", () => {
  it("runs", async () => {
    assert.equal(brief(await checkHypervisor(aWindows())), "ok fine");
  });

  it("waits for Hyper-V, for the firmware, or is not started at boot", async () => {
    const look = (states: Readonly<Record<string, number>>, firmware: boolean | null) =>
      checkHypervisor(aWindows({ cim: { ...metal(false), ...features(states), ...processor(firmware) } }));

    const off = await look({ "Microsoft-Hyper-V": 2 }, true);
    assert.equal(brief(off), "missing hypervisorWaitsForFeature");
    assert.match(commandOf(off) ?? "", /FeatureName Microsoft-Hyper-V/);
    assert.equal(commandOf(await look({}, true)), undefined);
    const services = { "Microsoft-Hyper-V-All": 1, "Microsoft-Hyper-V": 1, "Microsoft-Hyper-V-Hypervisor": 2 };
    assert.equal(brief(await look(services, true)), "missing hypervisorWaitsForFeature");
    assert.equal(brief(await look({ "Microsoft-Hyper-V": 1 }, false)), "missing hypervisorWaitsForFirmware");
    const launch = await look({ "Microsoft-Hyper-V": 1 }, true);
    assert.equal(brief(launch), "missing hypervisorOff");
    assert.equal(commandOf(launch), "bcdedit.exe /set hypervisorlaunchtype auto");
  });

  it("is not proven by the one below a virtual machine", async () => {
    const cim = guest("VMware, Inc.", "VMware20,1");

    assert.equal(
      brief(await checkHypervisor(aWindows({ cim, services: { HvHost: 1 } }))),
      "cannotTell hypervisorOutside",
    );
    assert.equal(brief(await checkHypervisor(aWindows({ cim, services: { HvHost: 4 } }))), "ok fine");
  });

  it("cannot be told without its property", async () => {
    assert.equal(brief(await checkHypervisor(aWindows({ cim: metal(null) }))), "cannotTell unreadable");
    const none = await resultOf(() => checkHypervisor(aWindows({ cim: { computer: [] } })));
    assert.equal(brief(none), "cannotTell unreadable");
  });
});

describe("virtualization in firmware", () => {
  const look = (firmware: boolean | null, slat?: boolean) =>
    checkFirmware(aWindows({ cim: { ...metal(false), ...processor(firmware, slat) } }));

  it("is proven by a hypervisor that runs, whatever the processor then says", async () => {
    assert.equal(brief(await checkFirmware(aWindows())), "ok hiddenByHypervisor");
  });

  it("is on, off, or not there without a hypervisor", async () => {
    assert.equal(brief(await look(true)), "ok fine");
    assert.equal(brief(await look(false)), "missing virtualizationOff");
    assert.equal((await look(false)).remedy?.kind, "read");
    assert.equal(brief(await look(true, false)), "missing noSecondLevelTranslation");
    assert.equal(brief(await look(null)), "cannotTell unreadable");
  });
});

describe("virtualization in the firmware of a virtual machine", () => {
  const look = async (firmware: boolean, ownHypervisor: number) => {
    const cim = { ...guest("Microsoft Corporation", "Virtual Machine"), ...processor(firmware) };
    return checkFirmware(aWindows({ cim, services: { HvHost: ownHypervisor } }));
  };

  it("is not proven by the hypervisor that the machine runs on", async () => {
    const result = await look(false, 1);

    assert.equal(brief(result), "warning nestingNotProven");
    assert.equal(commandOf(result), "Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true");
  });

  it("is there where its processor has it, or a hypervisor of its own runs", async () => {
    assert.equal(brief(await look(true, 1)), "ok fine");
    assert.equal(brief(await look(false, 4)), "ok hiddenByHypervisor");
  });
});

describe("a virtual machine", () => {
  it("is recognised by what its firmware calls itself", async () => {
    for (const [manufacturer, model, product] of [
      ["Microsoft Corporation", "Virtual Machine", "Hyper-V"],
      ["VMware, Inc.", "VMware20,1", "VMware"],
      ["innotek GmbH", "VirtualBox", "VirtualBox"],
      ["QEMU", "Standard PC (Q35 + ICH9, 2009)", "QEMU"],
    ] as const) {
      assert.equal(
        brief(await checkVirtualMachine(aWindows({ cim: guest(manufacturer, model) }))),
        `ok fine ${product}`,
      );
    }
    assert.equal(
      brief(await checkVirtualMachine(aWindows({ cim: guest("Microsoft Corporation", "Surface") }))),
      "ok notNeeded",
    );
  });

  it("must let others run in it, which a command on its own host allows", async () => {
    const cim = { ...guest("Microsoft Corporation", "Virtual Machine"), ...processor(false) };
    const result = await checkVirtualMachine(aWindows({ cim, services: { HvHost: 1 } }));

    assert.equal(brief(result), "warning nestingNotProven Hyper-V");
    assert.equal(commandOf(result), "Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true");
    assert.ok(result.remedy?.kind === "command" && result.remedy.where === "elsewhere");
    const exposed = { ...cim, ...processor(true) };
    assert.equal(
      brief(await checkVirtualMachine(aWindows({ cim: exposed, services: { HvHost: 1 } }))),
      "ok fine Hyper-V",
    );
  });

  it("needs two processors and 4 GB", async () => {
    const small = guest("QEMU", "Standard PC", 1);
    assert.equal(brief(await checkVirtualMachine(aWindows({ cim: small }))), "warning smallVirtualMachine QEMU");
    const tight = { cim: guest("QEMU", "Standard PC"), memoryGiB: 3 };
    assert.equal(brief(await checkVirtualMachine(aWindows(tight))), "warning smallVirtualMachine QEMU");
  });

  it("cannot be told when the computer cannot be read", async () => {
    const result = await resultOf(() => checkVirtualMachine(aWindows({ cim: { computer: "failed" } })));

    assert.equal(brief(result), "cannotTell unreadable");
    assert.deepEqual(result.evidence, [
      { source: "powershell.exe Get-CimInstance Win32_ComputerSystem", found: "exit code 1: Access denied" },
    ]);
  });
});
