import type { DiagnosisRemedy, DiagnosisResult, DiagnosisStatus, Evidence, NetworkFinding } from "./diagnosis";

export function found(
  status: DiagnosisStatus,
  finding: NetworkFinding,
  evidence: readonly Evidence[],
  remedy?: DiagnosisRemedy,
): DiagnosisResult {
  return { status, finding, evidence, ...(remedy && { remedy }) };
}
