import * as vscode from "vscode";
import type { EngineSnapshot } from "../../../inventory/engineState";
import { shortened } from "../../errors/presentError";
import { dayText } from "./dateText";
import { repositoryOf } from "./grouping";
import { nodeId, type ImageNode } from "./nodes";
import { markStale } from "./staleDecorations";

export function imageItem(node: ImageNode, snapshot: EngineSnapshot): vscode.TreeItem {
  const image = snapshot.image.get(node.id);
  const item = new vscode.TreeItem(node.tag?.slice(repositoryOf(node.tag).length + 1) ?? shortened(node.id));
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
        node.tag ?? shortened(node.id),
        formatBytes(image.sizeBytes),
        created,
      ),
    };
  }
  return markStale(item, snapshot);
}

/** Decimal units, as Docker shows sizes. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  const exponent = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** exponent;
  return `${value >= 100 || exponent === 0 ? value.toFixed(0) : value.toPrecision(3)} ${units[exponent] ?? "B"}`;
}
