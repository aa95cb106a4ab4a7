import * as vscode from "vscode";
import { rdpPort } from "../../desktop/access/rdpFile";
import { sshPort } from "../../desktop/access/sshPort";

/** What usually listens there, for people who do not know ports by heart; empty for others. */
export function portName(port: number): string {
  return knownPorts().find((known) => known.port === port)?.name ?? "";
}

export function knownPorts(): readonly { readonly port: number; readonly name: string }[] {
  return [
    { port: rdpPort, name: vscode.l10n.t("Remote Desktop") },
    { port: sshPort, name: vscode.l10n.t("OpenSSH") },
    { port: 80, name: vscode.l10n.t("Web (HTTP)") },
    { port: 443, name: vscode.l10n.t("Web (HTTPS)") },
    { port: 5000, name: vscode.l10n.t("Web app (ASP.NET Core)") },
    { port: 5985, name: vscode.l10n.t("PowerShell Remoting") },
  ];
}
