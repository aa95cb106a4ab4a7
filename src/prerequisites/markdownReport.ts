import type { CheckRow, ShownGroup } from "./liveChecks";

/** Of the product and its host, for the head of a report. */
export interface ReportHead {
  readonly extensionVersion: string;
  readonly editor: string;
  readonly platform: string;
}

/** For people who help: in the words of the checks, whatever language the editor speaks. */
export function markdownReport(groups: readonly ShownGroup[], head: ReportHead): string {
  const parts = [
    "## Prerequisites of Windows containers",
    `Windows Containers ${head.extensionVersion}, ${head.editor}, ${head.platform}`,
    ...groups.flatMap(({ area, engineName, rows }) => [
      `### ${area}${engineName === undefined ? "" : ` ${engineName}`}`,
      tableOf(rows),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** What one check has read, and where. */
export function evidenceList({ id, result }: CheckRow): string {
  const lines = result?.evidence.map(({ source, found }) => `- ${code(source)}: ${code(found)}`) ?? [];
  return [`${id}: ${result?.status ?? "running"} (${result?.finding ?? "-"})`, "", ...lines].join("\n");
}

function tableOf(rows: readonly CheckRow[]): string {
  return ["| check | status | finding | read |", "| --- | --- | --- | --- |", ...rows.map(lineOf)].join("\n");
}

function lineOf({ id, result }: CheckRow): string {
  if (!result) {
    return `| ${id} | running | | |`;
  }
  const { status, finding, value, evidence } = result;
  const read = evidence.map(({ source, found }) => `${code(source)}: ${code(found)}`).join("<br>");
  return `| ${id} | ${status} | ${[finding, value].filter((it) => it !== "").join(", ")} | ${read} |`;
}

/** One line, which breaks neither a table nor its own marks. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").replaceAll("`", "'").replaceAll("|", "\\|").trim();
  return line === "" ? "(empty)" : `\`${line}\``;
}
