import type { CheckRow, ShownGroup } from "./liveChecks";
import type { Evidence } from "./prerequisites";

/** Of the product and its host, for the head of a report. */
export interface ReportHead {
  readonly extensionVersion: string;
  readonly editor: string;
  readonly platform: string;
}

/** One line of a report. */
export interface ReportRow {
  readonly check: string;
  readonly status: string;
  readonly finding: string;
  readonly evidence: readonly Evidence[];
}

export interface ReportSection {
  readonly title: string;
  readonly rows: readonly ReportRow[];
}

/** For people who help: in the words of the checks, whatever language the editor speaks. */
export function markdownReport(groups: readonly ShownGroup[], head: ReportHead): string {
  const sections = groups.map(({ area, engineName, rows }) => ({
    title: `${area}${engineName === undefined ? "" : ` ${engineName}`}`,
    rows: rows.map(toReportRow),
  }));
  return markdownOf("Prerequisites of Windows containers", sections, head);
}

export function markdownOf(title: string, sections: readonly ReportSection[], head: ReportHead): string {
  const parts = [
    `## ${title}`,
    `Windows Containers ${head.extensionVersion}, ${head.editor}, ${head.platform}`,
    ...sections.flatMap((section) => [`### ${section.title}`, tableOf(section.rows)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** What one check has read, and where: a list. */
export function evidenceList({ result }: CheckRow): string {
  return (result?.evidence ?? []).map(({ source, found }) => `- ${code(source)}: ${code(found)}`).join("\n");
}

function tableOf(rows: readonly ReportRow[]): string {
  return ["| check | status | finding | read |", "| --- | --- | --- | --- |", ...rows.map(lineOf)].join("\n");
}

function toReportRow({ id, result }: CheckRow): ReportRow {
  if (!result) {
    return { check: id, status: "running", finding: "", evidence: [] };
  }
  const { status, finding, value, evidence } = result;
  return { check: id, status, finding: [finding, value].filter((it) => it !== "").join(", "), evidence };
}

function lineOf({ check, status, finding, evidence }: ReportRow): string {
  const read = evidence.map(({ source, found }) => `${code(source)}: ${code(found)}`).join("<br>");
  const cells = [check, status, finding, read].map((cell) => (cell === "" ? " |" : ` ${cell} |`));
  return `|${cells.join("")}`;
}

/** One line, which breaks neither a table nor its own marks. */
export function code(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").replaceAll("`", "'").replaceAll("|", "\\|").trim();
  return line === "" ? "(empty)" : `\`${line}\``;
}
