import * as vscode from "vscode";
import type { ObjectKind } from "../../../engine/model";
import { nodeId, type EmptyNode } from "./nodes";

/** Says that a group is empty, and offers what fills it. */
export function emptyItem(node: EmptyNode): vscode.TreeItem {
  const text = emptyText(node.objects);
  const item = new vscode.TreeItem(text);
  item.id = nodeId(node);
  item.contextValue = "empty";
  item.accessibilityInformation = { label: text };
  if (node.objects === "container") {
    item.command = {
      command: "windowsContainers.images.run",
      title: vscode.l10n.t("Run…"),
      arguments: [node],
    };
  }
  if (node.objects === "image") {
    item.command = {
      command: "windowsContainers.images.pull",
      title: vscode.l10n.t("Pull Image…"),
      arguments: [node],
    };
  }
  return item;
}

function emptyText(objects: ObjectKind): string {
  switch (objects) {
    case "container":
      return vscode.l10n.t("No containers: run one…");
    case "image":
      return vscode.l10n.t("No images: pull one…");
    case "network":
      return vscode.l10n.t("No networks");
    case "volume":
      return vscode.l10n.t("No volumes");
  }
}
