import { command, read } from "../commandRemedy";
import type { CommandRemedy, Evidence } from "../prerequisites";
import { evidence, type WindowsFacts } from "./windowsFacts";

/** Which editions have what containers need. */
export const requirements = read(
  "https://learn.microsoft.com/virtualization/windowscontainers/deploy-containers/system-requirements",
);

export interface FeatureState {
  /** `absent`: this edition does not have it. */
  readonly state: "on" | "off" | "absent" | "unknown";
  readonly evidence: Evidence;
}

const states = new Map<number, FeatureState["state"]>([
  [1, "on"],
  [2, "off"],
  [3, "absent"],
]);

/** The state of an optional feature of Windows; one that Windows does not list does not exist. */
export async function featureState(facts: WindowsFacts, name: string): Promise<FeatureState> {
  const feature = (await facts.instances("features")).find(({ Name }) => Name === name);
  const state = feature ? (states.get(feature.InstallState ?? 0) ?? "unknown") : "absent";
  const found = feature ? feature.InstallState : "not listed";
  return { state, evidence: evidence(`Win32_OptionalFeature ${name} InstallState`, found) };
}

/** All of them must be on: the first is on as soon as any part of Hyper-V is. Windows Server does not have the first. */
const hyperVNames = ["Microsoft-Hyper-V-All", "Microsoft-Hyper-V", "Microsoft-Hyper-V-Hypervisor"];

export async function hyperVState(
  facts: WindowsFacts,
): Promise<{ readonly state: FeatureState["state"]; readonly evidence: readonly Evidence[] }> {
  const features = await Promise.all(hyperVNames.map(async (name) => featureState(facts, name)));
  const states = features.map(({ state }) => state);
  const worst = (["off", "unknown", "on"] as const).find((state) => states.includes(state));
  return { state: worst ?? "absent", evidence: features.map(({ evidence }) => evidence) };
}

/** Both ways ask for the restart that they need. */
export function turnOn(clientName: string, serverName: string | undefined): CommandRemedy {
  const line =
    serverName === undefined
      ? `Enable-WindowsOptionalFeature -Online -FeatureName ${clientName} -All`
      : `Install-WindowsFeature ${serverName}`;
  return command(line, { after: "restart" });
}

export async function turnOnHyperV(facts: WindowsFacts): Promise<CommandRemedy> {
  const { isServer } = await facts.currentVersion();
  return turnOn("Microsoft-Hyper-V", isServer ? "Hyper-V -IncludeManagementTools" : undefined);
}

export async function turnOnContainers(facts: WindowsFacts): Promise<CommandRemedy> {
  const { isServer } = await facts.currentVersion();
  return turnOn("Containers", isServer ? "Containers" : undefined);
}
