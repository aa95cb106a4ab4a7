import type { Check, CheckGroup, CheckResult, EngineCheckId } from "../prerequisites";
import { checkKvm, checkTun } from "./devices";
import type { EngineFacts } from "./engineFacts";
import { checkEngineDisk, checkEngineMemory } from "./engineRoom";

const checks: readonly (readonly [EngineCheckId, (facts: EngineFacts) => Promise<CheckResult>])[] = [
  ["kvm", checkKvm],
  ["tun", checkTun],
  ["engineMemory", checkEngineMemory],
  ["engineDisk", checkEngineDisk],
];

/** What Windows desktops need of the machine that a Linux engine runs on. */
export function engineChecks(key: string, engineName: string, facts: EngineFacts): CheckGroup {
  return {
    key,
    area: "linuxEngine",
    engineName,
    checks: checks.map(([id, look]): Check => ({ id, look: async () => look(facts) })),
  };
}
