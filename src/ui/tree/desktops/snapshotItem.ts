import * as vscode from "vscode";
import type { Snapshot } from "../../../desktop/life/snapshot";
import { formatBytes } from "../../words/formatBytes";
import { contextValueOf } from "../itemFacts";
import type { DesktopNode } from "./desktopItem";

/** A row below its desktop: a state of its disk that can be had back. */
export interface SnapshotNode {
  readonly kind: "snapshot";
  readonly engineKey: string;
  /** Of the desktop. */
  readonly id: string;
  readonly snapshot: Snapshot;
}

/** In the place of snapshots: that there are none, or why they cannot be read. */
export interface NoSnapshotNode {
  readonly kind: "noSnapshot";
  readonly engineKey: string;
  /** Of the desktop. */
  readonly id: string;
  readonly failure?: string;
}

export function snapshotItem(node: SnapshotNode): vscode.TreeItem {
  const { name, note, createdAt, bytes, id } = node.snapshot;
  const item = new vscode.TreeItem(name);
  const text = [new Date(createdAt).toLocaleString(), formatBytes(bytes)].join(" · ");
  item.id = `${node.engineKey}/desktop/${node.id}/snapshot/${id}`;
  item.description = text;
  item.iconPath = new vscode.ThemeIcon("history");
  item.contextValue = contextValueOf("snapshot");
  item.tooltip = [name, note, text].filter((line) => line !== "").join("\n");
  item.accessibilityInformation = { label: vscode.l10n.t("Snapshot {0}, {1}", name, text) };
  return item;
}

/** Offers the first one. */
export function noSnapshotItem(node: NoSnapshotNode): vscode.TreeItem {
  const { engineKey, id, failure } = node;
  const text =
    failure === undefined
      ? vscode.l10n.t("No snapshots: create one…")
      : vscode.l10n.t("Its snapshots cannot be read: {0}", failure);
  const item = new vscode.TreeItem(text);
  item.id = `${engineKey}/desktop/${id}/noSnapshot`;
  item.contextValue = contextValueOf("empty");
  item.accessibilityInformation = { label: text };
  if (failure === undefined) {
    const desktop: DesktopNode = { kind: "desktop", engineKey, id };
    item.command = {
      command: "windowsContainers.desktops.createSnapshot",
      title: vscode.l10n.t("Create Snapshot…"),
      arguments: [desktop],
    };
  }
  return item;
}
