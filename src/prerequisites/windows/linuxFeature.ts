import { CannotTell, type CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { featureState, turnOn } from "./featureState";
import type { WindowsFacts } from "./windowsFacts";
import { checkWslVersion } from "./wslVersion";

/** What only Docker Desktop's Linux engine needs, and only with WSL 2. */
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

/** A WSL with a version of its own runs WSL 2 without the feature, which is WSL 1 then. */
export async function checkWslFeature(facts: WindowsFacts): Promise<CheckResult> {
  const result = await checkLinuxFeature(facts, "Microsoft-Windows-Subsystem-Linux");
  if (result.status !== "warning") {
    return result;
  }
  const { status, evidence } = await checkWslVersion(facts).catch(unlessUnreadable);
  return status === "ok" ? fine({ evidence: [...result.evidence, ...evidence] }, "notNeeded") : result;
}

function unlessUnreadable(error: unknown): Pick<CheckResult, "status" | "evidence"> {
  if (error instanceof CannotTell) {
    return { status: "cannotTell", evidence: error.evidence };
  }
  throw error;
}
