import * as vscode from "vscode";
import type { ObjectKind } from "../../../engine/model";
import type { EngineSnapshot } from "../../../inventory/engineState";
import type { CommandId } from "../../commands/commandIds";
import { nodeId, type EmptyNode } from "./nodes";
import { contextValueOf } from "../itemFacts";
import { markStale } from "./staleDecorations";

/** Says that a group is empty, and offers what fills it while its engine answers. */
export function emptyItem(node: EmptyNode, snapshot: EngineSnapshot): vscode.TreeItem {
  const isLive = snapshot.state.kind === "connected";
  const text = isLive ? offerText(node.objects) : emptyText(node.objects);
  const item = new vscode.TreeItem(text);
  item.id = nodeId(node);
  item.contextValue = contextValueOf("empty");
  item.accessibilityInformation = { label: text };
  if (isLive) {
    item.command = { ...fillingCommand(node.objects), arguments: [node] };
  }
  return markStale(item, snapshot);
}

function fillingCommand(objects: ObjectKind): Omit<vscode.Command, "arguments"> & { readonly command: CommandId } {
  switch (objects) {
    case "container":
      return { command: "windowsContainers.images.run", title: vscode.l10n.t("Run…") };
    case "image":
      return { command: "windowsContainers.images.pull", title: vscode.l10n.t("Pull Image…") };
    case "network":
      return { command: "windowsContainers.networks.create", title: vscode.l10n.t("Create Network…") };
    case "volume":
      return { command: "windowsContainers.volumes.create", title: vscode.l10n.t("Create Volume…") };
  }
}

function offerText(objects: ObjectKind): string {
  switch (objects) {
    case "container":
      return vscode.l10n.t("No containers: run one…");
    case "image":
      return vscode.l10n.t("No images: pull one…");
    case "network":
      return vscode.l10n.t("No networks: create one…");
    case "volume":
      return vscode.l10n.t("No volumes: create one…");
  }
}

function emptyText(objects: ObjectKind): string {
  switch (objects) {
    case "container":
      return vscode.l10n.t("No containers");
    case "image":
      return vscode.l10n.t("No images");
    case "network":
      return vscode.l10n.t("No networks");
    case "volume":
      return vscode.l10n.t("No volumes");
  }
}
