import type { DesktopSpec } from "../spec";
import { findVersion } from "../spec/versions";
import { agentMachineWords } from "./agentScript";

/** Their PowerShell, if they have one, is older than 3 and knows no JSON. */
const cannotRunIt: ReadonlySet<string> = new Set(
  "7 7u 7e 7x86 7ux86 7ex86 vista vu ve vistax86 vux86 vex86 xp xp64 2k me 98 95 2008 2003 reactos".split(" "),
);

/** Whether this Windows has a PowerShell that can do what we ask of it; of one's own medium nobody knows, and it is likely. */
export function hasPowerShell(version: string): boolean {
  return !cannotRunIt.has(findVersion(version)?.key ?? "");
}

/** The same desktop with the agent's serial port, and so with the agent, which is put in when Windows is installed. */
export function withAgent(spec: DesktopSpec): DesktopSpec {
  if (hasAgent(spec) || !hasPowerShell(spec.windows.version)) {
    return spec;
  }
  const words = [spec.advanced.arguments ?? "", agentMachineWords].filter((part) => part !== "").join(" ");
  return { ...spec, advanced: { ...spec.advanced, arguments: words } };
}

export function hasAgent({ advanced }: Pick<DesktopSpec, "advanced">): boolean {
  return advanced.arguments?.includes(agentMachineWords) ?? false;
}

/** As a person would write it: the agent is put in again when the desktop is made. */
export function withoutAgent(spec: DesktopSpec): DesktopSpec {
  const { arguments: words = "", ...advanced } = spec.advanced;
  const others = words.replace(agentMachineWords, "").trim();
  return { ...spec, advanced: others === "" ? advanced : { ...advanced, arguments: others } };
}
