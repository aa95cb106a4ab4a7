import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { hyperVState, requirements, turnOnHyperV } from "./featureState";
import type { WindowsFacts } from "./windowsFacts";

/** Docker Desktop asks for it even for process isolation; an engine on a server can do without. */
export async function checkHyperVFeature(facts: WindowsFacts): Promise<CheckResult> {
  const { state, evidence } = await hyperVState(facts);
  const found = { evidence };
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
