import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { featureState, requirements, turnOnContainers } from "./featureState";
import type { WindowsFacts } from "./windowsFacts";

export async function checkContainersFeature(facts: WindowsFacts): Promise<CheckResult> {
  const { state, evidence } = await featureState(facts, "Containers");
  const found = { evidence: [evidence] };
  switch (state) {
    case "on":
      return fine(found);
    case "off":
      return trouble("missing", "featureOff", { ...found, remedy: await turnOnContainers(facts) });
    case "absent":
      return trouble("missing", "featureAbsent", { ...found, remedy: requirements });
    case "unknown":
      return trouble("cannotTell", "unreadable", found);
  }
}
