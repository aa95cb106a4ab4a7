import * as vscode from "vscode";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { TaggedImage } from "./grouping";
import { nodeId, type RepositoryNode } from "./nodes";
import { markStale } from "./staleDecorations";
import { contextValueOf } from "../itemFacts";

export function repositoryItem(
  node: RepositoryNode,
  images: readonly TaggedImage[],
  snapshot: EngineSnapshot,
): vscode.TreeItem {
  const title = node.repository === "" ? vscode.l10n.t("untagged") : node.repository;
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = nodeId(node);
  item.description = images.length.toString();
  item.iconPath = new vscode.ThemeIcon("library");
  item.contextValue = contextValueOf("repository");
  item.accessibilityInformation = { label: vscode.l10n.t("Repository {0}, {1} images", title, images.length) };
  return markStale(item, snapshot);
}
