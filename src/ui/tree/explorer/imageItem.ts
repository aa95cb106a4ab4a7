import * as vscode from "vscode";
import { shortId } from "../../../engine/shortId";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { formatBytes } from "../../formatBytes";
import { dayText } from "./dateText";
import { repositoryOf } from "./grouping";
import { nodeId, type ImageNode } from "./nodes";
import { markStale } from "./staleDecorations";

export function imageItem(node: ImageNode, snapshot: EngineSnapshot): vscode.TreeItem {
  const image = snapshot.image.get(node.id);
  const item = new vscode.TreeItem(node.tag?.slice(repositoryOf(node.tag).length + 1) ?? shortId(node.id));
  item.id = nodeId(node);
  item.iconPath = new vscode.ThemeIcon(node.tag === undefined ? "circle-slash" : "tag");
  item.contextValue = snapshot.state.kind === "connected" ? "image live" : "image";
  if (image) {
    const created = dayText(image.createdAt);
    item.description = vscode.l10n.t("{0} · {1}", formatBytes(image.sizeBytes), created);
    item.tooltip = `${node.tag ?? vscode.l10n.t("untagged")}\n${image.id}`;
    item.accessibilityInformation = {
      label: vscode.l10n.t(
        "Image {0}, {1}, created {2}",
        node.tag ?? shortId(node.id),
        formatBytes(image.sizeBytes),
        created,
      ),
    };
  }
  return markStale(item, snapshot);
}
