import { workingRelease, type WorkingRelease } from "../../compatibility/verdict";
import type { EngineSnapshot } from "../../inventory/engineState";
import { hypervisorBehind } from "./hypervisorBehind";

/** The newest release of Windows whose images an engine runs; undefined where that engine does not tell its own. */
export async function releaseThatRuns(snapshot: EngineSnapshot): Promise<WorkingRelease | undefined> {
  const host = snapshot.info?.hostBuild;
  return host && workingRelease(host, { hypervisor: await hypervisorBehind(snapshot) });
}
