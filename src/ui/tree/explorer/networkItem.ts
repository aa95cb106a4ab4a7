import * as vscode from "vscode";
import { isOwnNetwork } from "../../../engine/isOwnNetwork";
import type { Network } from "../../../engine/model";
import { shortId } from "../../../engine/shortId";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { nodeId, type NetworkNode } from "./nodes";
import { markStale } from "./staleDecorations";
import { contextValueOf } from "../itemFacts";

export function networkItem(node: NetworkNode, snapshot: EngineSnapshot): vscode.TreeItem {
  const network = snapshot.network.get(node.id);
  if (!network) {
    return new vscode.TreeItem(shortId(node.id));
  }
  const { name, driver } = network;
  const item = new vscode.TreeItem(name);
  item.id = nodeId(node);
  item.iconPath = new vscode.ThemeIcon("globe");
  item.description = driver;
  item.contextValue = contextValueOf(
    "network",
    ...(snapshot.state.kind === "connected" ? ["live" as const] : []),
    ...(isOwnNetwork(network) ? ["removable" as const] : []),
  );
  item.accessibilityInformation = { label: vscode.l10n.t("Network {0}, driver {1}", name, driver) };
  if (network.owner === "host") {
    markAsHosts(item, network);
  }
  return markStale(item, snapshot);
}

function markAsHosts(item: vscode.TreeItem, { name, driver }: Network): void {
  item.description = vscode.l10n.t("{0} · host", driver);
  item.tooltip = vscode.l10n.t("{0} belongs to Windows itself, and is not removed from here.", name);
  item.accessibilityInformation = { label: vscode.l10n.t("Network {0} of the host, driver {1}", name, driver) };
}
