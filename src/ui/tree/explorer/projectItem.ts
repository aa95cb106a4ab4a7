import * as vscode from "vscode";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { nodeId, type ProjectNode } from "./nodes";
import { containersOfProject } from "./grouping";
import { markStale } from "./staleDecorations";
import { contextValueOf } from "../itemFacts";

export function projectItem(node: ProjectNode, snapshot: EngineSnapshot): vscode.TreeItem {
  const item = new vscode.TreeItem(node.project, vscode.TreeItemCollapsibleState.Expanded);
  const containers = containersOfProject(snapshot, node.project);
  const running = containers.filter(({ state }) => state === "running").length;
  item.id = nodeId(node);
  item.description = vscode.l10n.t("{0} of {1} running", running, containers.length);
  item.iconPath = new vscode.ThemeIcon("multiple-windows");
  item.contextValue = contextValueOf("project", ...(snapshot.state.kind === "connected" ? ["live" as const] : []));
  item.accessibilityInformation = {
    label: vscode.l10n.t(
      "Compose project {0}, {1} of {2} containers running",
      node.project,
      running,
      containers.length,
    ),
  };
  return markStale(item, snapshot);
}
