import * as vscode from "vscode";
import { shortId } from "../../../engine/shortId";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { nodeId, type VolumeNode } from "./nodes";
import { markStale } from "./staleDecorations";
import { contextValueOf } from "../itemFacts";

export function volumeItem(node: VolumeNode, snapshot: EngineSnapshot): vscode.TreeItem {
  const volume = snapshot.volume.get(node.id);
  // A volume nobody named has 64 digits for a name.
  const item = new vscode.TreeItem(shortId(node.id));
  item.id = nodeId(node);
  item.iconPath = new vscode.ThemeIcon("database");
  item.description = volume?.driver ?? "";
  item.tooltip = volume ? `${volume.name}\n${volume.mountpoint}` : node.id;
  item.contextValue = contextValueOf(
    "volume",
    ...(snapshot.state.kind === "connected" ? (["live", "removable"] as const) : []),
  );
  item.accessibilityInformation = { label: vscode.l10n.t("Volume {0}, driver {1}", node.id, volume?.driver ?? "") };
  return markStale(item, snapshot);
}
