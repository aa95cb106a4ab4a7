import * as vscode from "vscode";
import { worstOf, type CheckRow, type ShownGroup } from "../../../prerequisites/liveChecks";
import type { CheckResult, CheckStatus } from "../../../prerequisites/prerequisites";
import { areaTitle, checkTitle, statusName } from "./describeCheck";
import { describeFinding } from "./describeFinding";
import type { CheckGroupNode, CheckNode } from "./nodes";
import { contextValueOf } from "../itemFacts";

const icons = {
  ok: new vscode.ThemeIcon("pass", new vscode.ThemeColor("testing.iconPassed")),
  warning: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
  missing: new vscode.ThemeIcon("error", new vscode.ThemeColor("testing.iconErrored")),
  cannotTell: new vscode.ThemeIcon("question", new vscode.ThemeColor("disabledForeground")),
} as const satisfies Record<CheckStatus, vscode.ThemeIcon>;
const running = new vscode.ThemeIcon("loading~spin");

export function groupTitle({ area, engineName }: ShownGroup): string {
  return area === "linuxEngine" ? vscode.l10n.t("Engine {0}", engineName ?? "") : areaTitle(area);
}

export function groupItem(node: CheckGroupNode, group: ShownGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(groupTitle(group), vscode.TreeItemCollapsibleState.Expanded);
  const worst = group.rows.some(({ result }) => !result) ? undefined : worstOf(group.rows);
  item.id = node.key;
  item.iconPath = worst ? icons[worst] : running;
  item.description = describeGroup(group);
  item.contextValue = contextValueOf("group");
  item.accessibilityInformation = { label: `${groupTitle(group)}, ${item.description}` };
  return item;
}

function describeGroup({ rows }: ShownGroup): string {
  if (rows.some(({ result }) => !result)) {
    return vscode.l10n.t("checking…");
  }
  const count = (status: CheckStatus): number => rows.filter(({ result }) => result?.status === status).length;
  const parts = (["missing", "warning", "cannotTell"] as const)
    .filter((status) => count(status) > 0)
    .map((status) => countText(status, count(status)));
  return parts.length === 0 ? vscode.l10n.t("all OK") : parts.join(", ");
}

function countText(status: Exclude<CheckStatus, "ok">, count: number): string {
  return {
    missing: vscode.l10n.t("{0} missing", count),
    warning: count === 1 ? vscode.l10n.t("1 warning") : vscode.l10n.t("{0} warnings", count),
    cannotTell: vscode.l10n.t("{0} cannot tell", count),
  }[status];
}

export function checkItem(node: CheckNode, { id, result }: CheckRow): vscode.TreeItem {
  const item = new vscode.TreeItem(checkTitle(id));
  item.id = node.key;
  item.iconPath = result ? icons[result.status] : running;
  item.description = result ? describeResult(result) : vscode.l10n.t("checking…");
  item.tooltip = result ? `${checkTitle(id)}: ${describeResult(result)}` : checkTitle(id);
  item.contextValue = contextValueOf(
    "check",
    ...(result ? ["evident" as const] : []),
    ...(result?.remedy ? ["fixable" as const] : []),
  );
  item.accessibilityInformation = { label: spoken(id, result) };
  return item;
}

export function noWindowsItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t("Windows itself is checked on a Windows machine"));
  item.id = "noWindows";
  item.iconPath = new vscode.ThemeIcon("info");
  item.tooltip = vscode.l10n.t(
    "Visual Studio Code works on a machine without Windows here, so only engines are checked.",
  );
  return item;
}

function spoken(id: CheckRow["id"], result: CheckResult | undefined): string {
  return result
    ? vscode.l10n.t("{0}, {1}: {2}", checkTitle(id), statusName(result.status), describeResult(result))
    : vscode.l10n.t("{0}, checking", checkTitle(id));
}

/** What was found speaks for itself where all is well. */
export function describeResult({ status, finding, value }: CheckResult): string {
  const sentence = status === "ok" && finding === "fine" && value !== "" ? "" : describeFinding(finding);
  return [value, sentence].filter((part) => part !== "").join(" · ");
}
