import type { CheckResult, CheckStatus, Evidence, Finding, Remedy } from "./prerequisites";

interface Facts {
  readonly value?: string;
  readonly evidence: readonly Evidence[];
  readonly remedy?: Remedy | undefined;
}

export function fine({ value = "", evidence }: Facts, finding: Finding = "fine"): CheckResult {
  return { status: "ok", finding, value, evidence };
}

export function trouble(
  status: Exclude<CheckStatus, "ok">,
  finding: Finding,
  { value = "", evidence, remedy }: Facts,
): CheckResult {
  return { status, finding, value, evidence, ...(remedy && { remedy }) };
}
