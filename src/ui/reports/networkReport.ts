import * as vscode from "vscode";
import type { Endpoint } from "../../engine/endpoint";
import { diagnoseNetwork } from "../../diagnosis/diagnoseNetwork";
import { dockerLine } from "../../diagnosis/commands";
import type { DiagnosisRemedy, DiagnosisRow } from "../../diagnosis/diagnosis";
import { machineHere } from "../../diagnosis/machineHere";
import { code } from "../../prerequisites/markdownReport";
import { diagnosisStatus, diagnosisSummary, diagnosisTitle, worstRowsFirst } from "../diagnosis/describeDiagnosis";
import { describeNetworkFinding } from "../diagnosis/describeNetworkFinding";
import { keepDiagnosis, keptDiagnosis } from "../diagnosis/keptDiagnoses";
import type { ReportSubject } from "./reportSubject";

/** What the last diagnosis of a container's network has found; one that was not made in this window is made now. */
export async function networkText(subject: ReportSubject, signal: AbortSignal): Promise<string> {
  const { inventory, engine, snapshot, id, name } = subject;
  const container = { engineKey: snapshot.key, id, name };
  const kept = keptDiagnosis(inventory, container);
  const question = { engine, info: snapshot.info, id, machine: machineHere };
  const rows = kept ?? (await diagnoseNetwork(question, { onDone: () => undefined }, signal));
  keepDiagnosis(inventory, container, rows);
  return [
    `# ${vscode.l10n.t("Network of {0}", name)}`,
    `${vscode.l10n.t("Engine {0}", snapshot.endpoint.name)}: ${diagnosisSummary(rows)}`,
    ...worstRowsFirst(rows).flatMap((row) => section(row, snapshot.endpoint, name)),
    "",
  ].join("\n\n");
}

function section(row: DiagnosisRow, endpoint: Endpoint, name: string): readonly string[] {
  const { status, finding, evidence, remedy } = row.result;
  return [
    `## ${diagnosisTitle(row)}: ${diagnosisStatus(status)}`,
    describeNetworkFinding(finding),
    ...(evidence.length > 0
      ? [evidence.map(({ source, found }) => `- ${code(source)}: ${code(found)}`).join("\n")]
      : []),
    ...(remedy ? remedyText(remedy, endpoint, name) : []),
  ];
}

function remedyText(remedy: DiagnosisRemedy, endpoint: Endpoint, name: string): readonly string[] {
  switch (remedy.kind) {
    case "read":
      return [vscode.l10n.t("More about it: {0}", remedy.url)];
    case "container":
      return [vscode.l10n.t("What helps:"), block(dockerLine(endpoint, `${words[remedy.action]} ${name}`))];
    case "command":
      return [
        remedy.rights === "elevated"
          ? vscode.l10n.t("What helps, with administrator rights:")
          : vscode.l10n.t("What helps:"),
        block(remedy.line),
      ];
  }
}

/** As the docker program calls it. */
const words = { start: "start", restart: "restart", unpause: "unpause", openLogs: "logs" } as const;

function block(line: string): string {
  return ["```shell", line, "```"].join("\n");
}
