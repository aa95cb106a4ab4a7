import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { featureState, turnOn } from "./featureState";
import type { WindowsFacts } from "./windowsFacts";

/** What only Docker Desktop's Linux engine needs, and only with WSL 2; a newer WSL comes without its feature. */
async function checkLinuxFeature(facts: WindowsFacts, name: string): Promise<CheckResult> {
  const { state, evidence } = await featureState(facts, name);
  const found = { evidence: [evidence] };
  const { isServer } = await facts.currentVersion();
  if (state === "on") {
    return fine(found);
  }
  if (isServer) {
    return fine(found, "notNeeded");
  }
  return state === "off"
    ? trouble("warning", "linuxFeatureOff", { ...found, remedy: turnOn(name, undefined) })
    : state === "absent"
      ? trouble("warning", "featureAbsent", found)
      : trouble("cannotTell", "unreadable", found);
}

export async function checkVirtualMachinePlatform(facts: WindowsFacts): Promise<CheckResult> {
  return checkLinuxFeature(facts, "VirtualMachinePlatform");
}

export async function checkWslFeature(facts: WindowsFacts): Promise<CheckResult> {
  return checkLinuxFeature(facts, "Microsoft-Windows-Subsystem-Linux");
}
