import { read } from "../commandRemedy";
import type { CheckResult, Evidence } from "../prerequisites";
import { fine, trouble } from "../result";
import { nestingIn } from "./virtualMachine";
import { virtualMachineProduct } from "./virtualMachineProduct";
import { evidence, serviceSource, type WindowsFacts } from "./windowsFacts";

export const firmwareGuide = read(
  "https://support.microsoft.com/windows/enable-virtualization-on-windows-c5578302-6e43-4b4b-a449-8ced115f58e1",
);

/** A hypervisor of our own that runs hides these properties, and proves them at the same time. */
export async function checkFirmware(facts: WindowsFacts): Promise<CheckResult> {
  const computer = await facts.computer();
  const present = evidence("Win32_ComputerSystem HypervisorPresent", computer.HypervisorPresent);
  const product = virtualMachineProduct(computer);
  if (computer.HypervisorPresent) {
    return product === undefined
      ? fine({ evidence: [present] }, "hiddenByHypervisor")
      : inVirtualMachine(facts, product, present);
  }
  const [processor] = await facts.instances("processors");
  const found = {
    evidence: [
      present,
      evidence("Win32_Processor VirtualizationFirmwareEnabled", processor?.VirtualizationFirmwareEnabled),
      evidence(
        "Win32_Processor SecondLevelAddressTranslationExtensions",
        processor?.SecondLevelAddressTranslationExtensions,
      ),
      evidence("Win32_Processor VMMonitorModeExtensions", processor?.VMMonitorModeExtensions),
    ],
  };
  if (typeof processor?.VirtualizationFirmwareEnabled !== "boolean") {
    return trouble("cannotTell", "unreadable", found);
  }
  if (processor.SecondLevelAddressTranslationExtensions === false || processor.VMMonitorModeExtensions === false) {
    return trouble("missing", "noSecondLevelTranslation", found);
  }
  return processor.VirtualizationFirmwareEnabled
    ? fine(found)
    : trouble("missing", "virtualizationOff", { ...found, remedy: firmwareGuide });
}

/** The hypervisor that is present is the one below, unless this service runs: then the processor itself tells. */
async function inVirtualMachine(facts: WindowsFacts, product: string, present: Evidence): Promise<CheckResult> {
  const [[processor], service] = await Promise.all([facts.instances("processors"), facts.service("HvHost")]);
  const own = service.kind === "found" ? service.state : service.kind;
  const firmware = processor?.VirtualizationFirmwareEnabled;
  const found = {
    evidence: [
      present,
      evidence(serviceSource("HvHost"), own),
      evidence("Win32_Processor VirtualizationFirmwareEnabled", firmware),
    ],
  };
  if (own === "running") {
    return fine(found, "hiddenByHypervisor");
  }
  return firmware === true
    ? fine(found)
    : trouble("warning", "nestingNotProven", { ...found, remedy: nestingIn(product) });
}
