import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { featureState, requirements, turnOnHyperV } from "./featureState";
import type { WindowsFacts } from "./windowsFacts";

/** Windows Server has no feature of all parts. */
const names = ["Microsoft-Hyper-V-All", "Microsoft-Hyper-V", "Microsoft-Hyper-V-Hypervisor"];

/** Docker Desktop asks for it even for process isolation; an engine on a server can do without. */
export async function checkHyperVFeature(facts: WindowsFacts): Promise<CheckResult> {
  const features = await Promise.all(names.map(async (name) => featureState(facts, name)));
  const found = { evidence: features.map(({ evidence }) => evidence) };
  const state = features.find(({ state }) => state !== "absent")?.state ?? "absent";
  const { isServer } = await facts.currentVersion();
  const status = isServer ? "warning" : "missing";
  switch (state) {
    case "on":
      return fine(found);
    case "off":
      return trouble(status, isServer ? "isolationFeatureOff" : "featureOff", {
        ...found,
        remedy: await turnOnHyperV(facts),
      });
    case "absent":
      return trouble(status, "featureAbsent", { ...found, remedy: requirements });
    case "unknown":
      return trouble("cannotTell", "unreadable", found);
  }
}
