import * as vscode from "vscode";
import { portOwnerLine, reservePortLine } from "../../diagnosis/commands";
import { portInWay } from "../../engine/catalogue";
import { lineButton } from "./lineButton";
import type { Remedy } from "./remedy";

/** Who has the port that an error names; of all ports where it names none. */
export function showPortOwner(said: string): readonly Remedy[] {
  const port = portInWay(said);
  if (port === undefined) {
    return [lineButton({ line: "netstat -ano", rights: "user" })];
  }
  const line = portOwnerLine(port, process.platform);
  return [lineButton({ line, rights: "user" }, vscode.l10n.t("Show Who Has Port {0}…", port.hostPort))];
}

export function reservePort(said: string): readonly Remedy[] {
  const port = portInWay(said);
  if (port === undefined) {
    return [];
  }
  const line = reservePortLine(port.hostPort, port.protocol);
  return [lineButton({ line, rights: "elevated" }, vscode.l10n.t("Reserve Port {0}…", port.hostPort))];
}
