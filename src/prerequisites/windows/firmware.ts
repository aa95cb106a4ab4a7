import { read } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { evidence, type WindowsFacts } from "./windowsFacts";

export const firmwareGuide = read(
  "https://support.microsoft.com/windows/enable-virtualization-on-windows-c5578302-6e43-4b4b-a449-8ced115f58e1",
);

/** A hypervisor that runs hides these properties, and proves them at the same time. */
export async function checkFirmware(facts: WindowsFacts): Promise<CheckResult> {
  const { HypervisorPresent } = await facts.computer();
  const present = evidence("Win32_ComputerSystem HypervisorPresent", HypervisorPresent);
  if (HypervisorPresent) {
    return fine({ evidence: [present] }, "hiddenByHypervisor");
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
