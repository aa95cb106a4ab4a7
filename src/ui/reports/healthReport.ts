import * as vscode from "vscode";
import { healthWarnings, lookAtHealth } from "../../desktop/life/health";
import { describeWarning, healthFacts } from "./describeHealth";
import type { ReportSubject } from "./reportSubject";

/** How a desktop is: what to care about first, then the figures. */
export async function healthText({ engine, id, name }: ReportSubject, signal: AbortSignal): Promise<string> {
  const health = await lookAtHealth(engine, id, signal);
  const { record } = health;
  const { RAM_SIZE: memory = "", CPU_CORES: cores = "" } = record.environment;
  const warnings = healthWarnings(health).map((warning) => `- ⚠ ${describeWarning(warning)}`);
  const facts: readonly (readonly [string, string])[] = [
    [vscode.l10n.t("State"), record.status],
    ...(record.status === "exited" ? [[vscode.l10n.t("Exit code"), String(record.exitCode)] as const] : []),
    [vscode.l10n.t("Restarts by the engine"), String(record.restartCount)],
    [vscode.l10n.t("Image"), record.image],
    [vscode.l10n.t("Memory"), memory],
    [vscode.l10n.t("Processor cores"), cores],
    ...healthFacts(health),
  ];
  return [
    `# ${vscode.l10n.t("Health of {0}", name)}`,
    warnings.length > 0 ? warnings.join("\n") : vscode.l10n.t("No problems found."),
    facts
      .filter(([, value]) => value !== "")
      .map(([label, value]) => `- ${label}: ${value}`)
      .join("\n"),
    "",
  ].join("\n\n");
}
