import * as vscode from "vscode";
import { forwardHost, type PortForward } from "../../desktop/access/portForward";
import type { ForwardNode } from "./forwardNode";
import { isForBrowsers, portName } from "./knownPorts";
import { contextValueOf } from "../tree/itemFacts";

export function forwardItem(node: ForwardNode, forward: PortForward): vscode.TreeItem {
  const item = new vscode.TreeItem(`${forwardHost}:${forward.localPort}`);
  const connections =
    forward.connectionCount === 0 ? vscode.l10n.t("no connection") : vscode.l10n.t("{0} open", forward.connectionCount);
  item.id = `${node.engineKey}/desktop/${node.id}/forward/${node.port}`;
  item.description = `→ ${node.port} ${portName(node.port)} · ${connections}`;
  item.iconPath = new vscode.ThemeIcon("plug");
  item.contextValue = contextValueOf("forward", ...(isForBrowsers(node.port) ? ["viewable" as const] : []));
  item.tooltip = vscode.l10n.t(
    "Port {0} of Windows, forwarded through the engine to this machine only. Forwarding ends when this window closes.",
    node.port,
  );
  item.accessibilityInformation = {
    label: vscode.l10n.t(
      "Port {0} of Windows on {1} port {2}, {3}",
      node.port,
      forwardHost,
      forward.localPort,
      connections,
    ),
  };
  return item;
}
