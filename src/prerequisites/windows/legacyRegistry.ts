import { quoted } from "../../platform/powerShellText";
import { command } from "../commandRemedy";
import type { CheckResult } from "../prerequisites";
import { fine, trouble } from "../result";
import { evidence, type WindowsFacts } from "./windowsFacts";

const key = String.raw`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Virtualization\Containers`;
const legacy = /^(VSmbDisableOplocks|zz.*)$/i;

/** Work-arounds for early releases, which do harm today. */
export async function checkLegacyRegistry(facts: WindowsFacts): Promise<CheckResult> {
  const values = await facts.registryKey(key);
  const names = values.kind === "found" ? [...values.values.keys()].filter((it) => legacy.test(it)) : [];
  if (names.length === 0) {
    return fine({ evidence: [evidence(`${key} VSmbDisableOplocks, zz*`, "absent")] });
  }
  const line = names.map((name) => `reg.exe delete ${quoted(key)} /v ${quoted(name)} /f`).join("; ");
  return trouble("warning", "legacyValues", {
    value: names.join(", "),
    evidence: names.map((name) => evidence(`${key} ${name}`, values.kind === "found" ? values.values.get(name) : "")),
    remedy: command(line),
  });
}
