import * as vscode from "vscode";
import { shortId } from "../../../engine/shortId";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { nodeId, type NetworkNode } from "./nodes";
import { markStale } from "./staleDecorations";

/** Networks that every engine brings along and refuses to remove. */
const builtIn: ReadonlySet<string> = new Set(["bridge", "host", "none", "nat"]);

export function networkItem(node: NetworkNode, snapshot: EngineSnapshot): vscode.TreeItem {
  const network = snapshot.network.get(node.id);
  const item = new vscode.TreeItem(network?.name ?? shortId(node.id));
  item.id = nodeId(node);
  item.iconPath = new vscode.ThemeIcon("globe");
  item.description = network?.driver ?? "";
  const removable = network !== undefined && !builtIn.has(network.name);
  item.contextValue = [
    "network",
    ...(snapshot.state.kind === "connected" ? ["live"] : []),
    ...(removable ? ["removable"] : []),
  ].join(" ");
  item.accessibilityInformation = {
    label: vscode.l10n.t("Network {0}, driver {1}", network?.name ?? node.id, network?.driver ?? ""),
  };
  return markStale(item, snapshot);
}
