import { markdownOf, type ReportHead } from "../prerequisites/markdownReport";
import type { DiagnosisRow, NetworkFinding } from "./diagnosis";

/** A diagnosis for people who help. */
export function networkMarkdown(rows: readonly DiagnosisRow[], engine: string, head: ReportHead): string {
  const lines = rows.map(({ id, subject, result: { status, finding, evidence } }) => ({
    check: subject === "" ? id : `${id} ${subject}`,
    status,
    finding: textOf(finding),
    evidence,
  }));
  return markdownOf("Network of a container", [{ title: engine, rows: lines }], head);
}

/** Its kind, then what it says beyond that. */
function textOf({ kind, ...facts }: NetworkFinding): string {
  const values = Object.values(facts).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  return [kind, ...values].join(" ").replaceAll("|", "\\|");
}
