import {
  bytes,
  bytesOrPercent,
  choice,
  cores,
  decimal,
  integer,
  memory,
  onOff,
  pattern,
  qemuSwitch,
  text,
} from "./grammar";
import type { Grammar } from "./grammar";
import { always, optional } from "./variable";

const switchOfKvm = choice(["kvm", "emulation"]);

/** In a spec the two have names, since "no KVM" says little of what one gets instead. */
const acceleration: Grammar<typeof switchOfKvm.schema> = {
  ...switchOfKvm,
  parse: (value) => {
    const isOn = onOff.parse(value);
    return isOn === undefined ? undefined : isOn ? "kvm" : "emulation";
  },
  write: (value) => onOff.write(value === "kvm"),
};

/** The machine that Windows sees. */
export const hardwareVariables = {
  ramSize: always("RAM_SIZE", memory, "4G"),
  coreCount: always("CPU_CORES", cores, "2"),
  acceleration: always("KVM", acceleration, "Y"),
  ramCheck: optional("RAM_CHECK", onOff, "Y"),
  cpuModel: optional("CPU_MODEL", pattern("host", /^[\w.,+=-]{1,200}$/), "host"),
  cpuFlags: optional("CPU_FLAGS", pattern("+avx2,-hle", /^[\w.,+=-]{1,500}$/)),
  cpuTopology: optional("SMP", pattern("4,sockets=1,dies=1,cores=4,threads=1", /^\d+(,[a-z]+=\d+)*$/)),
  /** For WSL, Hyper-V or an emulator inside of Windows. */
  nestedVirtualization: optional("VMX", onOff, "N"),
  hyperVFeatures: optional("HV", onOff, "Y"),
  machine: optional("MACHINE", pattern("q35", /^[\w.,=-]{1,100}$/), "q35"),
  pciBus: optional("PCI_BUS", pattern("pcie.0", /^[\w.-]{1,40}$/), "pcie.0"),
  randomNumbers: optional("RNG", onOff, "Y"),
  uuid: optional(
    "UUID",
    pattern("123e4567-e89b-12d3-a456-426614174000", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
  ),
  hpet: optional("HPET", qemuSwitch, "off"),
  vmPort: optional("VMPORT", qemuSwitch, "off"),
  mouse: optional("MOUSE", pattern("usb-tablet", /^[\w.,=-]{1,60}$/), "usb-tablet"),
  sound: optional("SOUND", pattern("intel-hda", /^[\w.,=-]{1,60}$/), "intel-hda"),
  usb: optional("USB", text, "qemu-xhci,id=xhci,p2=7,p3=7"),
  tpm: optional("TPM", onOff, "N"),
  systemManagement: optional("SMM", onOff, "N"),
  firmware: optional("BIOS", text),
  smBios: optional("SM_BIOS", text),
  ballooning: optional("BALLOONING", onOff, "N"),
  ballooningMinimum: optional("BALLOONING_MIN_MEM", bytesOrPercent, "33%"),
  ballooningThreshold: optional("BALLOONING_RAM_THRESHOLD", decimal, "80.0"),
  ballooningHardThreshold: optional("BALLOONING_RAM_THRESHOLD_HARD", decimal, "90.0"),
  ballooningPressure: optional("BALLOONING_PSI_PRESSURE", decimal, "10.0"),
  ballooningMaximumPressure: optional("BALLOONING_PSI_PRESSURE_MAX", decimal, "50.0"),
  ballooningHysteresis: optional("BALLOONING_HYSTERESIS", bytes, "128M"),
  ballooningProportional: optional("BALLOONING_KP", decimal, "0.5"),
  ballooningIntegral: optional("BALLOONING_KI", decimal, "0.05"),
  ballooningInterval: optional("BALLOONING_INTERVAL", integer(1, 3600), "5"),
  ballooningDebug: optional("BALLOONING_DEBUG", onOff, "N"),
};
