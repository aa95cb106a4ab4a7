import { command } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { evidence, type WindowsFacts } from "./windowsFacts";

const key = String.raw`HKLM\SYSTEM\CurrentControlSet\Policies\Microsoft\FVE`;
const name = "FDVDenyWriteAccess";

/** A policy that keeps drives without BitLocker from being written, the virtual disks of Docker Desktop among them. */
export async function checkBitLocker(facts: WindowsFacts): Promise<CheckResult> {
  const policy = await facts.registryKey(key);
  const value = policy.kind === "found" ? policy.values.get(name) : undefined;
  const found = { evidence: [evidence(`${key} ${name}`, value ?? "absent")] };
  return value === 1
    ? trouble("missing", "writesDenied", { ...found, remedy: command("Start-Process gpedit.msc") })
    : fine(found);
}
