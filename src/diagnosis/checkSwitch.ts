import { readRegistryKey, type RegistryKey } from "../platform/windowsRegistry";
import { readWindowsService, type WindowsService } from "../platform/windowsService";
import { command } from "../prerequisites/commandRemedy";
import type { DiagnosisResult, Evidence } from "./diagnosis";
import type { NetworkSubject } from "./networkSubject";
import { found } from "./result";

const switchList = String.raw`HKLM\SYSTEM\CurrentControlSet\Services\vmsmp\parameters\SwitchList`;
const programMs = 6_000;
/** Their switch has an address of the host: the gateway. */
const driversWithGateway = new Set(["nat", "ics"]);

/** Whether the virtual switches are there that the container's networks need, and the service that makes them. */
export async function checkSwitch(subject: NetworkSubject, signal: AbortSignal): Promise<DiagnosisResult> {
  const { machine } = subject;
  const call = { runProgram: machine.runProgram, signal, deadlineMs: programMs };
  const [service, list] = await Promise.all([readWindowsService("hns", call), readRegistryKey(switchList, call)]);
  const names = await switchNames(list, (key) => readRegistryKey(key, call));
  const addresses = machine.addresses().map(({ address }) => address);
  const gateways = gatewaysOf(subject);
  const missing = gateways.filter((gateway) => !addresses.includes(gateway));
  const evidence: readonly Evidence[] = [
    { source: "sc query hns", found: textOfService(service) },
    { source: switchList, found: names === undefined ? list.kind : names.join(", ") },
    ...gateways.map((gateway) => ({
      source: `gateway ${gateway}`,
      found: missing.includes(gateway) ? "not an address of this machine" : "an address of this machine",
    })),
  ];
  return judge(service, { names, gateways, missing }, evidence);
}

interface Switches {
  readonly names: readonly string[] | undefined;
  readonly gateways: readonly string[];
  readonly missing: readonly string[];
}

function judge(
  service: WindowsService,
  { names, gateways, missing }: Switches,
  evidence: readonly Evidence[],
): DiagnosisResult {
  if (service.kind === "absent") {
    return found("problem", { kind: "networkServiceAbsent" }, evidence, enableContainers);
  }
  if (service.kind === "found" && service.state !== "running") {
    // It is started when it is needed, and a switch can only be there after that.
    return found("problem", { kind: "networkServiceStopped" }, evidence, command("Start-Service hns"));
  }
  if (missing.length > 0) {
    return found("problem", { kind: "switchMissing", gateways: missing }, evidence, restartService);
  }
  if (gateways.length > 0) {
    return found("ok", { kind: "switchPresent", gateways }, evidence);
  }
  if (names === undefined) {
    return found("cannotTell", { kind: "unreadable" }, evidence);
  }
  return names.length === 0
    ? found("problem", { kind: "noSwitches" }, evidence, restartService)
    : found("ok", { kind: "switchPresent", gateways: [] }, evidence);
}

const restartService = command("Restart-Service -Name hns -Force");
const enableContainers = command("Enable-WindowsOptionalFeature -Online -All -FeatureName Containers", {
  after: "restart",
});

/** By the property that Windows keeps their names in; undefined where the list cannot be read. */
async function switchNames(
  list: RegistryKey,
  readKey: (key: string) => Promise<RegistryKey>,
): Promise<readonly string[] | undefined> {
  if (list.kind !== "found") {
    return undefined;
  }
  const keys = await Promise.all(list.subkeys.map(readKey));
  return keys.map((key) => (key.kind === "found" ? `${key.values.get("FriendlyName") ?? "?"}` : "?"));
}

function gatewaysOf({ networks, facts }: NetworkSubject): readonly string[] {
  return networks
    .filter(({ name, driver }) => facts.addresses.has(name) && driversWithGateway.has(driver))
    .flatMap(({ subnets }) => subnets.flatMap(({ gateway }) => (gateway === undefined ? [] : [gateway])));
}

function textOfService(service: WindowsService): string {
  switch (service.kind) {
    case "found":
      return service.state;
    case "absent":
      return "absent";
    case "cannotTell":
      return service.detail;
  }
}
