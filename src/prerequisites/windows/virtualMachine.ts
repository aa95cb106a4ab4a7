import { command, read } from "../commandRemedy";
import type { CheckResult, Remedy } from "../prerequisites";
import { fine, trouble } from "../result";
import { virtualMachineProduct } from "./virtualMachineProduct";
import { evidence, serviceSource, type WindowsFacts } from "./windowsFacts";

const neededMemoryBytes = 3.7 * 2 ** 30;
const neededProcessors = 2;
/** On the host, for a machine that is shut down; its name is known there only. */
const exposeOnHost = command("Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true", {
  where: "elsewhere",
});
const docs = read("https://docs.docker.com/desktop/setup/vm-vdi/");

/** In a virtual machine, Hyper-V isolation needs one that lets others run in it, and has room for them. */
export async function checkVirtualMachine(facts: WindowsFacts): Promise<CheckResult> {
  const computer = await facts.computer();
  const product = virtualMachineProduct(computer);
  const name = evidence("Win32_ComputerSystem Manufacturer, Model", `${computer.Manufacturer}, ${computer.Model}`);
  if (product === undefined) {
    return fine({ evidence: [name] }, "notNeeded");
  }
  const [[processor], service] = await Promise.all([facts.instances("processors"), facts.service("HvHost")]);
  const ownHypervisor = service.kind === "found" ? service.state : service.kind;
  const processors = computer.NumberOfLogicalProcessors;
  const memoryBytes = facts.machine.totalMemoryBytes;
  const found = {
    value: product,
    evidence: [
      name,
      evidence("Win32_Processor VirtualizationFirmwareEnabled", processor?.VirtualizationFirmwareEnabled),
      evidence(serviceSource("HvHost"), ownHypervisor),
      evidence("Win32_ComputerSystem NumberOfLogicalProcessors", processors),
      evidence("os.totalmem()", `${memoryBytes} bytes`),
    ],
  };
  if (ownHypervisor !== "running" && processor?.VirtualizationFirmwareEnabled !== true) {
    return trouble("warning", "nestingNotProven", { ...found, remedy: nestingIn(product) });
  }
  return memoryBytes < neededMemoryBytes || (processors ?? neededProcessors) < neededProcessors
    ? trouble("warning", "smallVirtualMachine", found)
    : fine(found);
}

/** What lets a virtual machine run others. */
export function nestingIn(product: string): Remedy {
  return product === "Hyper-V" ? exposeOnHost : docs;
}
