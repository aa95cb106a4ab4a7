import { command } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { firmwareGuide } from "./firmware";
import { hyperVState, turnOnHyperV } from "./featureState";
import { virtualMachineProduct } from "./virtualMachineProduct";
import { evidence, serviceSource, type WindowsFacts } from "./windowsFacts";

/** Whether Windows runs on its own hypervisor, and if not, what it waits for. */
export async function checkHypervisor(facts: WindowsFacts): Promise<CheckResult> {
  const computer = await facts.computer();
  const present = evidence("Win32_ComputerSystem HypervisorPresent", computer.HypervisorPresent);
  if (typeof computer.HypervisorPresent !== "boolean") {
    return trouble("cannotTell", "unreadable", { evidence: [present] });
  }
  if (!computer.HypervisorPresent) {
    return whyOff(facts, present);
  }
  if (virtualMachineProduct(computer) === undefined) {
    return fine({ evidence: [present] });
  }
  // In a virtual machine the hypervisor below it is present, too; this service runs only on one of our own.
  const service = await facts.service("HvHost");
  const found = { evidence: [present, evidence(serviceSource("HvHost"), stateOf(service))] };
  return stateOf(service) === "running" ? fine(found) : trouble("cannotTell", "hypervisorOutside", found);
}

async function whyOff(facts: WindowsFacts, present: ReturnType<typeof evidence>): Promise<CheckResult> {
  const [feature, [processor]] = await Promise.all([hyperVState(facts), facts.instances("processors")]);
  const firmware = processor?.VirtualizationFirmwareEnabled;
  const found = {
    evidence: [present, ...feature.evidence, evidence("Win32_Processor VirtualizationFirmwareEnabled", firmware)],
  };
  if (feature.state !== "on") {
    const remedy = feature.state === "off" ? await turnOnHyperV(facts) : undefined;
    return trouble("missing", "hypervisorWaitsForFeature", { ...found, remedy });
  }
  return firmware === false
    ? trouble("missing", "hypervisorWaitsForFirmware", { ...found, remedy: firmwareGuide })
    : trouble("missing", "hypervisorOff", {
        ...found,
        remedy: command("bcdedit.exe /set hypervisorlaunchtype auto", { after: "restart" }),
      });
}

function stateOf(service: Awaited<ReturnType<WindowsFacts["service"]>>): string {
  return service.kind === "found" ? service.state : service.kind;
}
