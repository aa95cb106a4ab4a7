import * as vscode from "vscode";
import type { ObjectKind } from "../../../engine/model";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { nodeId, type GroupNode } from "./nodes";
import { markStale } from "./staleDecorations";
import { contextValueOf } from "../itemFacts";

const icons = {
  container: "package",
  image: "layers",
  network: "globe",
  volume: "database",
} as const satisfies Record<ObjectKind, string>;

export function groupItem(node: GroupNode, snapshot: EngineSnapshot): vscode.TreeItem {
  const title = groupTitle(node.objects);
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(title, node.objects === "container" ? Expanded : Collapsed);
  const count = snapshot[node.objects].size;
  item.id = nodeId(node);
  item.description = count.toString();
  item.iconPath = new vscode.ThemeIcon(icons[node.objects]);
  item.contextValue = contextValueOf(
    "group",
    `${node.objects}s`,
    ...(snapshot.state.kind === "connected" ? ["live" as const] : []),
  );
  item.accessibilityInformation = { label: `${title}, ${count}` };
  return markStale(item, snapshot);
}

function groupTitle(objects: ObjectKind): string {
  switch (objects) {
    case "container":
      return vscode.l10n.t("Containers");
    case "image":
      return vscode.l10n.t("Images");
    case "network":
      return vscode.l10n.t("Networks");
    case "volume":
      return vscode.l10n.t("Volumes");
  }
}
